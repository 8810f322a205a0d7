create schema units;

-- A unit's identity: its own id, since a code is not one. "key" is how import folders refer to it.
create table units.unit (
    id  bigint generated always as identity constraint unit_pk primary key,
    key text not null constraint unit_key_unique unique
);

-- What a unit was called, and where it stood, over a half-open range of days.
create table units.unit_version (
    id        bigint generated always as identity constraint unit_version_pk primary key,
    unit_id   bigint    not null constraint unit_version_unit references units.unit,
    code      text      constraint unit_version_code_text check (code ~ '^[0-9]{2,5}$'),
    name      text      not null constraint unit_version_name_length check (length(name) between 1 and 200),
    type      text      not null,
    level     text      not null constraint unit_version_level check (level in ('country', 'province', 'district', 'ward')),
    parent_id bigint    constraint unit_version_parent references units.unit,
    valid     daterange not null constraint unit_version_valid_some check (not isempty(valid)),
    constraint unit_version_no_overlap exclude using gist (unit_id with =, valid with &&),
    constraint unit_version_code_once exclude using gist (code with =, valid with &&, level with =),
    constraint unit_version_root check ((level = 'country') = (parent_id is null)),
    constraint unit_version_not_own_parent check (parent_id <> unit_id)
);
create index unit_version_parent on units.unit_version (parent_id);

-- Each unit as last known, with the names above it. Kept by units.refresh().
create table units.latest (
    unit_id   bigint not null constraint latest_pk primary key constraint latest_unit references units.unit,
    code      text,
    name      text   not null,
    type      text   not null,
    level     text   not null,
    parent_id bigint constraint latest_parent references units.unit,
    path      text   not null,                          -- names above, from the unit up: for people
    top_down  text   not null,                          -- names from the top down to the unit: for order
    valid     daterange not null,
    folded    text   not null
);
create index latest_parent on units.latest (parent_id);

-- Every unit with itself and each unit above it, as last known: what a grant at the upper one reaches.
create table units.reach (
    ancestor_id bigint not null constraint reach_ancestor references units.unit,
    unit_id     bigint not null constraint reach_unit references units.unit,
    constraint reach_pk primary key (ancestor_id, unit_id)
);
create index reach_unit on units.reach (unit_id, ancestor_id);

create function units.refresh() returns void language sql as $$
    delete from units.reach;
    delete from units.latest;
    insert into units.latest
    with recursive newest as (
        select distinct on (unit_id) * from units.unit_version order by unit_id, upper(valid) desc nulls first
    ), tree as (
        select n.*, ''::text as path, ''::text as top_down from newest n where n.parent_id is null
        union all
        select n.*, case when t.parent_id is null then '' when t.path = '' then t.name else t.name || ', ' || t.path end,
            t.top_down || ' / ' || n.name
        from newest n join tree t on n.parent_id = t.unit_id
    )
    select unit_id, code, name, type, level, parent_id, path, top_down, valid, fold(name || ' ' || path || ' ' || coalesce(code, '')) from tree;
    insert into units.reach
    with recursive up as (
        select unit_id, unit_id as ancestor_id from units.latest
        union all
        select up.unit_id, l.parent_id from up join units.latest l on l.unit_id = up.ancestor_id where l.parent_id is not null
    )
    select ancestor_id, unit_id from up;
$$;

-- What other modules may read.
create view units.v_unit as
    select unit_id, code, name, type, level, parent_id, path, top_down, lower(valid) as valid_from, upper(valid) as valid_to, folded from units.latest;
create view units.v_reach as select ancestor_id, unit_id from units.reach;
