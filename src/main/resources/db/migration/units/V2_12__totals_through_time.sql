-- For each unit, the unit of a level under which a total counts it in the tree of a day: that above it; where it has ended by
-- then, that above all units into which its people passed. Null where these lie under several, or where nothing says so: such a
-- unit is shown undivided, since nobody knows what of it belongs where.
create function units.standing(units bigint[], level text, day date) returns table (unit_id bigint, under_id bigint, ended boolean) language sql stable as $$
    with recursive line as (
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
            select r.ancestor_id from units.reach r join units.place p on p.unit_id = r.ancestor_id and p.valid @> $3 and p.level = $2
            where r.unit_id = line.at_id and r.valid @> $3 and not r.ended
        ) as under_id
        from line
        where exists (select 1 from units.unit_version v
            where v.unit_id = line.at_id and not isempty(v.valid) and (upper_inf(v.valid) or upper(v.valid) > $3))
    )
    select unit_id, case when count(distinct under_id) = 1 and count(under_id) = count(*) then min(under_id) end, not bool_or(at_id = unit_id)
    from standing group by unit_id
$$;

-- What a unit was called, and where it stood, on a day; where it did not exist then: as it was last, or will be first.
create function units.named(unit bigint, day date) returns table (name text, path text, top_down text) language sql stable as $$
    select name, path, top_down from units.place where unit_id = $1
    order by valid @> $2 desc, (lower(valid) is null or lower(valid) <= $2) desc,
        case when lower(valid) is null or lower(valid) <= $2 then coalesce(lower(valid), '-infinity'::date) end desc, lower(valid)
    limit 1
$$;
