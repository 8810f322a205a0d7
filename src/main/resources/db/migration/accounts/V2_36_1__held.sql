-- Whether anybody holds one of the roles on a day with the unit in reach, and can sign in.
create function accounts.held(roles text[], unit_id bigint, day date) returns boolean language sql stable as $$
    select exists (
        select 1 from accounts.role_grant g
        join accounts.office o on o.id = g.office_id
        join accounts.account a on a.id = g.account_id and a.active
        where g.role = any($1) and g.valid @> $3
          and $2 in (select r.unit_id from units.reached($3 || ' act {' || o.unit_id || '}') r))
$$;
