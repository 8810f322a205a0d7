-- A grant reaches its office's unit, or another that it names: an inspector's reaches a ward that the delegation visits, while it
-- does. Two delegations may send the same inspector to the same ward.
alter table accounts.role_grant
    add column unit_id bigint constraint role_grant_unit references units.unit,
    drop constraint role_grant_once,
    add constraint role_grant_once exclude using gist (account_id with =, role with =, office_id with =, valid with &&) where (unit_id is null);
create index role_grant_unit on accounts.role_grant (unit_id) where unit_id is not null;

-- Who inspects a ward does not belong to it.
create or replace view accounts.v_belonging as
    select a.id as account_id, a.login, a.display_name, a.display_name_en, o.unit_id, o.name as office, o.name_en as office_en, g.valid
    from accounts.account a join accounts.role_grant g on g.account_id = a.id join accounts.office o on o.id = g.office_id
    where a.active and g.unit_id is null;
create or replace function accounts.held(roles text[], unit_id bigint, day date) returns boolean language sql stable as $$
    select exists (
        select 1 from accounts.role_grant g
        join accounts.office o on o.id = g.office_id
        join accounts.account a on a.id = g.account_id and a.active
        where g.role = any($1) and g.valid @> $3
          and $2 in (select r.unit_id from units.reached($3 || ' act {' || coalesce(g.unit_id, o.unit_id) || '}') r))
$$;
