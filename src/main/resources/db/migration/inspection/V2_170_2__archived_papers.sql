-- Delegations that have concluded, at each ward they came to, and to how many wards they came: their papers are about all of these.
create view inspection.v_concluded as
    select c.id as conclusion_id, d.cohort_id, v.unit_id, d.name,
        (select count(*) from inspection.visit a where a.delegation_id = d.id) as wards
    from inspection.conclusion c
    join inspection.delegation d on d.id = c.delegation_id
    join inspection.visit v on v.delegation_id = d.id
    where c.concluded_at is not null;
