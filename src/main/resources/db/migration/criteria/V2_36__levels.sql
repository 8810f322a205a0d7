-- Which levels appraise dossiers of a set, from below upwards, each with the last day on which it does; null: without an end.
create table criteria.appraising_level (
    set_id   bigint not null constraint appraising_level_set references criteria.criteria_set,
    level    text   not null constraint appraising_level_known check (level in ('district', 'province', 'ministry')),
    position int    not null,
    until    date,
    constraint appraising_level_pk primary key (set_id, level),
    constraint appraising_level_ends check ((level = 'district') = (until is not null))
);

-- Sets published before: as it was hard-wired.
insert into criteria.appraising_level (set_id, level, position, until)
    select s.id, l.level, l.position, null from criteria.criteria_set s, (values ('province', 1), ('ministry', 2)) l (level, position);
create trigger appraising_level_immutable before insert or update or delete on criteria.appraising_level for each row execute function criteria.refuse_published();

-- The levels that a dossier of the set passes on a day, from below upwards.
create function criteria.levels_on(set_id bigint, day date) returns table (level text, place int) language sql stable as $$
    select l.level, l.position from criteria.appraising_level l where l.set_id = $1 and (l.until is null or l.until >= $2)
$$;
create view criteria.v_level as select set_id, level, position, until from criteria.appraising_level;
