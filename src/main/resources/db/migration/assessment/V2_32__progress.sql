-- How much is answered, complete or only taken over is counted in one place, with what is linked: no view counts it beside that.
drop view assessment.v_dossier;
create view assessment.v_dossier as
    select d.id as dossier_id, d.registration_id, d.unit_id, d.state, d.state_since, d.version,
        (select count(*) from assessment.answer a where a.dossier_id = d.id and a.result = 'met') as met,
        (select max(number) from assessment.snapshot s where s.dossier_id = d.id) as snapshot_number,
        d.due, d.reached
    from assessment.dossier d;
