-- What can be asked about, as others see it: an action by its registration and criterion, all else by its ward.
create view plans.v_line as
    select id as line_id, 'action' as kind, registration_id, null::bigint as unit_id, criterion_id, text as name, null::int as year from plans.action
    union all select id, 'premises', null, unit_id, null, name, null from plans.premises
    union all select id, kind, null, unit_id, null, name, year from plans.resource;
