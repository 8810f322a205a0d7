-- Offices, for modules that send something to one.
create view accounts.v_office as select id as office_id, key, kind, name, name_en, unit_id from accounts.office;

-- In which office which role is held when, by whoever can sign in.
create view accounts.v_role_held as
    select g.office_id, o.unit_id, g.role, g.valid
    from accounts.role_grant g join accounts.office o on o.id = g.office_id join accounts.account a on a.id = g.account_id
    where a.active;
