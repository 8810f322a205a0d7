-- Who may see a unit, and under what it stands, is asked many times on every page: answered from the indexes alone.
drop index units.reach_ancestor;
drop index units.reach_unit;
create index reach_ancestor on units.reach (ancestor_id, unit_id) include (valid, ended);
create index reach_unit on units.reach (unit_id, ancestor_id) include (valid, ended);
create index place_level on units.place (level, unit_id);

-- The same answer as before. Units that stand under one of the level on that day are found at once; only the others are followed to their
-- successors, each looked up once.
create or replace function units.standing(units bigint[], level text, day date) returns table (unit_id bigint, under_id bigint, ended boolean) language sql stable as $$
    with recursive there as materialized (
        select unit_id from units.place where valid @> $3 and level = $2
    ), here as materialized (
        select u.unit_id, (
            select r.ancestor_id from units.reach r
            where r.unit_id = u.unit_id and r.valid @> $3 and not r.ended and (r.ancestor_id in (select unit_id from there)) is true
        ) as under_id
        from (select distinct unnest($1) as unit_id) u
    ), line as (
        select unit_id, unit_id as at_id from here where under_id is null
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
    ), followed as materialized (
        select line.unit_id, line.at_id, (
            select r.ancestor_id from units.reach r
            where r.unit_id = line.at_id and r.valid @> $3 and not r.ended and (r.ancestor_id in (select unit_id from there)) is true
        ) as under_id
        from line
        where exists (select 1 from units.unit_version v
            where v.unit_id = line.at_id and not isempty(v.valid) and (upper_inf(v.valid) or upper(v.valid) > $3))
    )
    select unit_id, under_id, false from here where under_id is not null
    union all
    select unit_id, case when count(distinct under_id) = 1 and count(under_id) = count(*) then min(under_id) end, not bool_or(at_id = unit_id)
    from followed group by unit_id
$$;

-- With its place in the order of the country, so that a long list need not be sorted by name once more.
drop function units.named;
create function units.named(unit bigint, day date) returns table (name text, path text, top_down text, "position" int) language sql stable as $$
    select name, path, top_down, position from units.place where unit_id = $1
    order by valid @> $2 desc, (lower(valid) is null or lower(valid) <= $2) desc,
        case when lower(valid) is null or lower(valid) <= $2 then coalesce(lower(valid), '-infinity'::date) end desc, lower(valid)
    limit 1
$$;
