-- The same answer as before, in good time for a country of communes too: the units of the level are gathered once, not once for each unit
-- asked about. "is true" keeps the planner from making a join of the look-up, which it would repeat.
create or replace function units.standing(units bigint[], level text, day date) returns table (unit_id bigint, under_id bigint, ended boolean) language sql stable as $$
    with recursive there as materialized (
        select unit_id from units.place where valid @> $3 and level = $2
    ), line as (
        select unit_id, unit_id as at_id from unnest($1) unit_id
        union
        select line.unit_id, coalesce(s.to_id, e.parent_id)
        from line
        join lateral (
            select upper(valid) as day, parent_id from units.unit_version
            where unit_id = line.at_id and not isempty(valid) order by valid desc limit 1
        ) e on e.day <= $3
        left join units.succession s on s.from_id = line.at_id and s.part <> 'area' and (s.part in ('whole', 'people')
            or not exists (select 1 from units.succession p where p.from_id = line.at_id and p.part = 'people'))
        where coalesce(s.to_id, e.parent_id) is not null
    ), standing as (
        select line.unit_id, line.at_id, (
            select r.ancestor_id from units.reach r
            where r.unit_id = line.at_id and r.valid @> $3 and not r.ended and (r.ancestor_id in (select unit_id from there)) is true
        ) as under_id
        from line
        where exists (select 1 from units.unit_version v
            where v.unit_id = line.at_id and not isempty(v.valid) and (upper_inf(v.valid) or upper(v.valid) > $3))
    )
    select unit_id, case when count(distinct under_id) = 1 and count(under_id) = count(*) then min(under_id) end, not bool_or(at_id = unit_id)
    from standing group by unit_id
$$;
