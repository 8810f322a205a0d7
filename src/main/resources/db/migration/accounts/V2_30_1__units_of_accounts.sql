-- Where somebody belongs, for modules that ask whether somebody may judge a unit.
create view accounts.v_belonging as
    select a.id as account_id, a.login, a.display_name, a.display_name_en, o.unit_id, o.name as office, o.name_en as office_en, g.valid
    from accounts.account a join accounts.role_grant g on g.account_id = a.id join accounts.office o on o.id = g.office_id
    where a.active;
