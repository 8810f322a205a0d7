-- Which account holds which role, in which office's name, with which unit at the top of its reach, and when; by whoever can sign in.
-- In two halves, so that who is to be told of a unit is found by its indexes.
create view accounts.v_reaching as
    select g.account_id, g.role, g.office_id, o.unit_id, g.valid
    from accounts.role_grant g join accounts.office o on o.id = g.office_id join accounts.account a on a.id = g.account_id and a.active
    where g.unit_id is null
    union all
    select g.account_id, g.role, g.office_id, g.unit_id, g.valid
    from accounts.role_grant g join accounts.account a on a.id = g.account_id and a.active
    where g.unit_id is not null;
create index role_grant_office on accounts.role_grant (office_id);
create index role_grant_account on accounts.role_grant (account_id);

-- How many notices wait unread for an account that is signed in on a day: asked with its grants, in one statement. Declared here; the module that
-- has notices says it.
create function accounts.unread(account bigint, day date) returns bigint language sql stable as $$
    select 0::bigint
$$;
