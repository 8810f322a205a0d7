-- What those above have units do goes the same way downwards: taken, reported on and closed by whoever gave it, by rows of the same table.
alter table recommendations.route
    add direction text not null default 'up' constraint route_direction check (direction in ('up', 'down')),
    drop constraint route_position_once,
    add constraint route_position_once unique nulls not distinct (set_id, direction, class, valid_from, position),
    drop constraint route_level_once,
    add constraint route_level_once unique nulls not distinct (set_id, direction, class, valid_from, level),
    drop constraint route_level,
    add constraint route_level check (level in ('origin', 'ward', 'province', 'ministry', 'specialist'));
alter table recommendations.route alter direction drop default;

-- A ward has until the day that it is given, and the days of this only when it is told to go on; what it lets lie its province has to see to.
insert into recommendations.route (set_id, direction, class, valid_from, position, level, days, remind, escalates)
select null, 'down', c.class, date '2021-01-01', l.position, l.level, l.days, l.remind, l.escalates
from (values ('staffing'), ('premises'), ('investment'), ('law'), ('other')) as c (class)
cross join (values (0, 'origin', 14, 3, false), (1, 'ward', 20, 5, true), (2, 'province', 10, 3, false)) as l (position, level, days, remind, escalates);

alter table recommendations.recommendation
    add direction text not null default 'up' constraint recommendation_direction check (direction in ('up', 'down')),
    drop constraint recommendation_level,
    add constraint recommendation_level check (level in ('origin', 'ward', 'province', 'ministry', 'specialist')),
    drop constraint recommendation_wanted,
    add constraint recommendation_wanted check (wanted_level in ('ward', 'province', 'ministry', 'specialist')),
    add constraint recommendation_downwards check (case direction
        when 'up' then level <> 'ward' and wanted_level <> 'ward'
        else level in ('origin', 'ward', 'province') and wanted_level in ('ward', 'province') and money is null end);
alter table recommendations.recommendation alter direction drop default;

alter table recommendations.hop
    drop constraint hop_act,
    add constraint hop_act check (act in ('raise', 'assign', 'accept', 'forward', 'answer', 'close', 'reopen', 'escalate'));

drop function recommendations.route_of(bigint, text, date);

-- The route of a class up or down under a criteria set on a day: the set's own, or else that of every set; the newest of these.
create function recommendations.route_of(direction text, set_id bigint, class text, day date)
    returns table ("position" int, level text, days int, remind int, escalates boolean) language sql stable as $$
    with chosen as (
        select r.set_id, r.valid_from from recommendations.route r
        where r.direction = $1 and r.class = $3 and (r.set_id = $2 or r.set_id is null) and r.valid_from <= $4
        order by r.set_id nulls last, r.valid_from desc limit 1
    )
    select r.position, r.level, r.days, r.remind, r.escalates
    from recommendations.route r join chosen c on r.set_id is not distinct from c.set_id and r.valid_from = c.valid_from
    where r.direction = $1 and r.class = $3
$$;

create or replace function recommendations.office_at(level text, class text, unit_id bigint, roles text[], day date) returns bigint language sql stable as $$
    select case $1
        when 'ward' then (
            select min(h.office_id) from accounts.v_role_held h
            where h.role = any($4) and h.valid @> $5 and h.unit_id = $3)
        when 'province' then (
            select min(h.office_id) from accounts.v_role_held h
            where h.role = any($4) and h.valid @> $5
              and h.unit_id = (select s.under_id from units.standing(array[$3], 'province', $5) s))
        when 'ministry' then (
            select min(h.office_id) from accounts.v_role_held h join units.v_unit u on u.unit_id = h.unit_id and u.level = 'country'
            where h.role = any($4) and h.valid @> $5)
        when 'specialist' then (
            select d.office_id from recommendations.desk d
            where d.class = $2 and d.valid_from <= $5
              and exists (select 1 from accounts.v_role_held h where h.office_id = d.office_id and h.role = 'SPECIALIST' and h.valid @> $5)
            order by d.valid_from desc limit 1)
    end
$$;
