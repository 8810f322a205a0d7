-- Units through time. A unit's versions follow each other without a gap; below a unit that exists then; what ended went on
-- somewhere by law. Other modules read what is kept from that by units.refresh(): v_unit, v_place and reached().

-- The level of xã, phường, thị trấn and đặc khu is the commune, whichever of these a unit is.
alter table units.unit_version drop constraint unit_version_level;
update units.unit_version set level = 'commune' where level = 'ward';
alter table units.unit_version add constraint unit_version_level check (level in ('country', 'province', 'district', 'commune'));

-- Other keys by which import folders refer to a unit.
create table units.alias (
    key     text   not null constraint alias_pk primary key,
    unit_id bigint not null constraint alias_unit references units.unit
);
create index alias_unit on units.alias (unit_id);

create function units.depth(level text) returns integer language sql immutable parallel safe as $$
    select array_position(array['country', 'province', 'district', 'commune'], level)
$$;

-- Changes of units on one day, on one legal basis. As loaded with the product, or drafted and confirmed by two people.
create table units.reorganisation (
    id          bigint generated always as identity constraint reorganisation_pk primary key,
    key         text   constraint reorganisation_key_unique unique,      -- of one that the product brings
    title       text   not null constraint reorganisation_title_length check (length(title) between 1 and 200),
    day         date   not null,                                         -- the first day on which the new units exist
    state       text   not null constraint reorganisation_state check (state in ('draft', 'rehearsed', 'confirmed', 'applied', 'cancelled')),
    authors     bigint[] not null default '{}',                          -- accounts that drafted, changed or rehearsed it: none of them confirms
    rehearsal   text   not null default '',                              -- SHA-256 of what the rehearsal found; empty before
    reason      text   not null default '' constraint reorganisation_reason_length check (length(reason) <= 4000),  -- of cancelling or undoing
    illustrative boolean not null default false,
    version     integer not null default 1
);

-- What a rehearsal found: one line for each thing of another module, and what its rule says.
create table units.touched (
    reorganisation_id bigint  not null constraint touched_reorganisation references units.reorganisation,
    unit_id           bigint  not null constraint touched_unit references units.unit,
    kind              text    not null,                                  -- message key of the kind of thing
    row_id            bigint  not null,
    subject           text    not null,
    rule              text    not null                                   -- message key of what becomes of it
);
create index touched_reorganisation on units.touched (reorganisation_id, kind, unit_id);
create index touched_unit on units.touched (unit_id);

-- One line of a reorganisation: what becomes of a unit. "same": it goes on, with another code, name, type or parent; "end": it ends
-- without a successor; all others: it ends, and goes on in another unit, with its whole, a part, the remainder, all its people
-- and part of its area, or area that nobody lives in. A draft may still say something else.
create table units.change (
    id                bigint generated always as identity constraint change_pk primary key,
    reorganisation_id bigint  not null constraint change_reorganisation references units.reorganisation,
    line              integer not null,
    from_code         text    not null,                                  -- or the key of a unit without a code
    from_id           bigint  constraint change_from references units.unit,
    part              text    not null,
    to_code           text,
    to_name           text,
    to_type           text,
    to_parent_code    text,
    to_id             bigint  constraint change_to references units.unit,
    legal_basis       text    not null,
    constraint change_line_unique unique (reorganisation_id, line)
);
create index change_from on units.change (from_id);
create index change_to on units.change (to_id);

-- An empty range is a version that was replaced on the very day on which it began.
alter table units.unit_version
    add column begun_by bigint constraint unit_version_begun_by references units.reorganisation,
    add column ended_by bigint constraint unit_version_ended_by references units.reorganisation,
    drop constraint unit_version_valid_some,
    add constraint unit_version_valid_some check (not isempty(valid) or ended_by is not null);
create index unit_version_begun_by on units.unit_version (begun_by);
create index unit_version_ended_by on units.unit_version (ended_by);
create index unit_version_unit on units.unit_version (unit_id);

-- Where a unit went that ended on that day.
create table units.succession (
    id                bigint generated always as identity constraint succession_pk primary key,
    from_id           bigint not null constraint succession_from references units.unit,
    to_id             bigint not null constraint succession_to references units.unit,
    part              text   not null constraint succession_part check (part in ('whole', 'part', 'remainder', 'people', 'area')),
    day               date   not null,
    legal_basis       text   not null constraint succession_legal_basis check (length(legal_basis) between 1 and 200),
    reorganisation_id bigint constraint succession_reorganisation references units.reorganisation,
    constraint succession_once unique (from_id, to_id),
    constraint succession_to_another check (from_id <> to_id)
);
create index succession_to on units.succession (to_id);
create index succession_reorganisation on units.succession (reorganisation_id);

-- The rules that need more than one row, held at the end of each transaction that touched the tree (or at "set constraints all immediate").
create table units.unchecked (transaction_id xid8 not null default pg_current_xact_id() constraint unchecked_pk primary key);

create function units.check_later() returns trigger language plpgsql as $$
begin
    insert into units.unchecked default values on conflict do nothing;
    return null;
end $$;
create trigger unit_version_check after insert or update or delete or truncate on units.unit_version execute function units.check_later();
create trigger succession_check after insert or update or delete or truncate on units.succession execute function units.check_later();

-- Raises what does not hold, named as a constraint, with the keys of the units as detail.
create function units.check_tree() returns void language plpgsql as $$
declare
    wrong text;
begin
    select string_agg(key, ' ' order by key) into wrong from (
        select distinct u.key from (
            select unit_id, lower(valid) <> lag(upper(valid)) over (partition by unit_id order by valid) as gap
            from units.unit_version where not isempty(valid)
        ) v join units.unit u on u.id = v.unit_id where v.gap limit 20
    ) found;
    if wrong is not null then
        raise exception 'versions of a unit with a gap between them' using errcode = 'check_violation', constraint = 'unit_version_no_gap', detail = wrong;
    end if;

    select string_agg(key, ' ' order by key) into wrong from (
        select u.key from units.unit_version v join units.unit u on u.id = v.unit_id
        left join lateral (
            select range_agg(p.valid) as valid, min(units.depth(p.level)) as highest, max(units.depth(p.level)) as deepest
            from units.unit_version p where p.unit_id = v.parent_id and p.valid && v.valid
        ) p on true
        where v.parent_id is not null and not isempty(v.valid)
          and (p.valid is null or not p.valid @> v.valid or p.deepest >= units.depth(v.level))
        limit 20
    ) found;
    if wrong is not null then
        raise exception 'a unit below one that does not exist on each of its days, or is not above it' using errcode = 'check_violation',
            constraint = 'unit_version_parent_exists', detail = wrong;
    end if;

    select string_agg(key, ' ' order by key) into wrong from (
        select u.key from units.succession s join units.unit u on u.id = s.from_id
        group by u.key having not (
            count(*) = 1 and bool_and(s.part = 'whole')
            or count(*) > 1 and not bool_or(s.part = 'whole') and count(*) filter (where s.part = 'remainder') = 1
                and count(*) filter (where s.part = 'people') <= 1 and count(distinct s.day) = 1)
        limit 20
    ) found;
    if wrong is not null then
        raise exception 'a unit that neither passes whole nor in parts with one remainder' using errcode = 'check_violation',
            constraint = 'succession_complete', detail = wrong;
    end if;

    select string_agg(key, ' ' order by key) into wrong from (
        select u.key from units.succession s join units.unit u on u.id = s.from_id
        where (select upper(range_merge(range_agg(v.valid))) from units.unit_version v where v.unit_id = s.from_id and not isempty(v.valid)) is distinct from s.day
           or not exists (select 1 from units.unit_version v where v.unit_id = s.to_id and v.valid @> s.day)
        limit 20
    ) found;
    if wrong is not null then
        raise exception 'a succession on a day on which the one does not end or the other does not exist' using errcode = 'check_violation',
            constraint = 'succession_day', detail = wrong;
    end if;
end $$;

create function units.check_now() returns trigger language plpgsql as $$
begin
    perform units.check_tree();
    delete from units.unchecked where transaction_id = new.transaction_id;
    return null;
end $$;
create constraint trigger unchecked_check after insert on units.unchecked deferrable initially deferred
    for each row execute function units.check_now();

-- How words are compared: folded, without punctuation, apostrophes closed up ("Ea H'Leo" = "ea hleo"), numbers of wards without zeros.
create function units.words(said text) returns text language sql immutable parallel safe as $$
    select trim(regexp_replace(regexp_replace(
        regexp_replace(public.fold($1), '[''’`]', '', 'g'), '[^a-z0-9]+', ' ', 'g'), '\m0+([1-9])\M', '\1', 'g'))
$$;

-- What people type, written out: "P. 4", "p4", "Q3", "TX", "TP HCM".
create function units.asked(said text) returns text language sql immutable parallel safe as $$
    select trim(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
        units.words(regexp_replace(public.fold($1), '\m(p|q)\.? ?0*([0-9]{1,2})\M', '\1 \2', 'g')),
        '\m(tp ?)?hcm\M', 'thanh pho ho chi minh'), '\mtp\M', 'thanh pho', 'g'), '\mtx\M', 'thi xa', 'g'), '\mtt\M', 'thi tran', 'g'),
        '\mp\M', 'phuong', 'g'), '\mq\M', 'quan', 'g'), '\mh\M', 'huyen', 'g'), '\mx\M', 'xa', 'g'))
$$;

-- Every word as the beginning of one; a number of at most two digits as it is.
create function units.query(asked text) returns tsquery language sql immutable parallel safe as $$
    select string_agg(case when word ~ '^[0-9]{1,2}$' then word else word || ':*' end, ' & ')::tsquery
    from regexp_split_to_table($1, ' ') word where word <> ''
$$;

drop view units.v_unit, units.v_reach;
drop function units.refresh();
drop table units.latest, units.reach;

-- What follows until the views is derived: units.refresh() writes it anew, whole, and nothing else writes it; so it carries no keys.

-- Each version of a unit with the names above it, over the days on which none of them changed.
create table units.place (
    unit_id   bigint    not null,
    valid     daterange not null,
    code      text,
    name      text      not null,
    type      text      not null,
    level     text      not null,
    parent_id bigint,
    path      text      not null,                       -- names above, from the unit up: for people
    top_down  text      not null,                       -- names from the top down to the unit: for order
    since     date,                                     -- first day of the version; null: before the records
    until     date,                                     -- first day no longer; null: still
    own_words text      not null,                       -- of the name
    bare      text      not null,                       -- of the name without the type
    words     tsvector  not null,                       -- of name, path and code
    position  integer   not null,                       -- by level, then from the top down by name
    constraint place_pk primary key (unit_id, valid)
);
create index place_parent on units.place (parent_id);
create index place_code on units.place (code);
create index place_words on units.place using gin (words);
create index place_valid on units.place using gist (valid, level);

-- Each unit as it is on the day that is today, or else as it was last, or else as it will be first. Kept by units.show().
create table units.latest (
    unit_id   bigint not null constraint latest_pk primary key,
    code      text,
    name      text   not null,
    type      text   not null,
    level     text   not null,
    parent_id bigint,
    path      text   not null,
    top_down  text   not null,
    since     date,
    until     date,
    folded    text   not null
);
create index latest_parent on units.latest (parent_id);
create table units.today (
    single boolean not null default true constraint today_pk primary key constraint today_single check (single),
    day    date    not null
);

-- What a grant at the upper unit reaches: itself and all below it, on each day; and, for reading only, units that have ended and
-- whose natural successor it reaches, and those that had ended with it or below it when it ended itself.
create table units.reach (
    ancestor_id bigint    not null,
    unit_id     bigint    not null,
    valid       daterange not null,
    ended       boolean   not null
);
create index reach_ancestor on units.reach (ancestor_id, unit_id);
create index reach_unit on units.reach (unit_id, ancestor_id);

-- The natural successor of a unit that has ended: that of its whole, or of all its people, or of its remainder; where no
-- successor is recorded, the unit above it at its end.
create view units.heir as
    select e.unit_id, e.day, coalesce(s.to_id, e.parent_id) as heir_id
    from (select distinct on (unit_id) unit_id, upper(valid) as day, parent_id from units.unit_version
          where not isempty(valid) order by unit_id, valid desc) e
    left join lateral (
        select to_id from units.succession where from_id = e.unit_id and part in ('whole', 'people', 'remainder')
        order by array_position(array['whole', 'people', 'remainder'], part) limit 1
    ) s on true
    where e.day is not null and coalesce(s.to_id, e.parent_id) is not null;

create function units.show(today date) returns void language sql as $$
    delete from units.latest;
    insert into units.latest
    select distinct on (unit_id) unit_id, code, name, type, level, parent_id, path, top_down, since, until,
        public.fold(name || ' ' || path || ' ' || coalesce(code, ''))
    from units.place
    order by unit_id, valid @> $1 desc, (lower(valid) is null or lower(valid) <= $1) desc,
        case when lower(valid) is null or lower(valid) <= $1 then coalesce(lower(valid), '-infinity'::date) end desc, lower(valid);
    insert into units.today (day) values ($1) on conflict (single) do update set day = excluded.day;
$$;

create function units.refresh(today date) returns void language plpgsql as $$
begin
    delete from units.place;
    insert into units.place
    with recursive tree as (
        select v.*, valid as placed, ''::text as path, ''::text as top_down from units.unit_version v where parent_id is null and not isempty(valid)
        union all
        select v.*, v.valid * t.placed, case when t.parent_id is null then '' when t.path = '' then t.name else t.name || ', ' || t.path end,
            t.top_down || ' / ' || v.name
        from units.unit_version v join tree t on t.unit_id = v.parent_id and not isempty(v.valid * t.placed)
    )
    select unit_id, placed, code, name, type, level, parent_id, path, top_down, lower(valid), upper(valid), units.words(name),
        regexp_replace(units.words(name), '^(thanh pho|tinh|quan|huyen|thi xa|thi tran|phuong|xa|dac khu) ', ''),
        to_tsvector('simple', units.words(name) || ' ' || units.words(path) || ' ' || coalesce(code, '')),
        row_number() over (order by units.depth(level), top_down collate public.vi_natural, unit_id, placed)
    from tree;

    delete from units.reach;
    create temporary table above on commit drop as
    with recursive up as (
        select unit_id, valid, unit_id as ancestor_id from units.place
        union all
        select up.unit_id, up.valid * p.valid, p.parent_id from up join units.place p on p.unit_id = up.ancestor_id and p.valid && up.valid
        where p.parent_id is not null
    )
    select ancestor_id, unit_id, unnest(range_agg(valid)) as valid from up group by 1, 2;
    create temporary table heir on commit drop as select * from units.heir;
    create index on above (unit_id);
    analyze above;
    analyze heir;

    insert into units.reach select ancestor_id, unit_id, valid, false from above;
    insert into units.reach
    with recursive line as (
        select unit_id, day, heir_id from heir
        union
        select line.unit_id, line.day, h.heir_id from line join heir h on h.unit_id = line.heir_id
    ), reading as (
        select a.ancestor_id, l.unit_id, a.valid * daterange(l.day, null) as valid
        from line l join above a on a.unit_id = l.heir_id and a.valid && daterange(l.day, null)
        union all
        select a.ancestor_id, a.unit_id, daterange(e.day, null)
        from heir e join above a on a.ancestor_id = e.unit_id join heir u on u.unit_id = a.unit_id and u.day <= e.day and upper(a.valid) = u.day
    )
    select ancestor_id, unit_id, unnest(range_agg(valid)), true from reading group by 1, 2;
    drop table above, heir;
    perform units.show(today);
end $$;

-- What other modules may read.
create view units.v_unit as
    select unit_id, code, name, type, level, parent_id, path, top_down, since as valid_from, until as valid_to, folded from units.latest;

-- Units within a reach as kernel's Actor writes it: the day, "act" or "read", and the units of the grants.
create function units.reached(reach text) returns table (unit_id bigint) language sql stable parallel safe as $$
    select r.unit_id from units.reach r
    where r.ancestor_id = any(split_part($1, ' ', 3)::bigint[]) and r.valid @> split_part($1, ' ', 1)::date
      and (not r.ended or split_part($1, ' ', 2) = 'read')
$$;

-- Units that a reorganisation ends, and those that go on under another code, name, type or parent: what a rehearsal is asked about.
create function units.changing(ended bigint[], changed bigint[]) returns table (unit_id bigint, ended boolean)
    language sql immutable parallel safe as $$
    select unnest($1), true union all select unnest($2), false
$$;

select units.refresh(current_date);
insert into audit.recorded_table values ('units.reorganisation');
