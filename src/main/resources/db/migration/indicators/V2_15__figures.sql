-- Figures of units by month and year, what they mean, and what they were before they were corrected. Totals only: no persons.
create schema indicators;

-- Files of metrics that were loaded; the last one says what is asked for now.
create table indicators.metrics_file (
    id           bigint generated always as identity constraint metrics_file_pk primary key,
    file_name    text   not null,
    content_hash text   not null,
    loaded_at    timestamptz not null
);

-- What is counted, rated or computed. One that the last file no longer has stays for the figures that it has: it is retired.
create table indicators.metric (
    id          integer generated always as identity constraint metric_pk primary key,
    code        text    not null constraint metric_code_unique unique constraint metric_code check (code ~ '^[a-z][a-z0-9_]*$'),
    position    integer not null,
    retired     boolean not null default false,
    name_vi     text    not null,
    name_en     text    not null,
    unit_vi     text    not null,
    unit_en     text    not null,
    kind        text    not null constraint metric_kind check (kind in ('count', 'ratio', 'level', 'derived')),
    direction   text    not null constraint metric_direction check (direction in ('lower', 'higher', 'none')),
    every       text    constraint metric_every check (every in ('month', 'year')),
    over_time   text    constraint metric_over_time check (over_time in ('sum', 'last')),
    up_the_tree text    constraint metric_up_the_tree check (up_the_tree in ('sum', 'weighted_mean', 'last', 'none')),
    weight      text,                                   -- of a weighted mean: the code of a count
    rule        text,                                   -- of a derived one: how it is computed from others
    parts       text[]  not null,                       -- codes of the counts that it is the total of
    least       numeric,
    most        numeric,
    reported_by text    not null,
    constraint metric_reported_or_computed check ((kind = 'derived') = (rule is not null)
        and (kind = 'derived') = (every is null) and (kind = 'derived') = (over_time is null) and (kind = 'derived') = (up_the_tree is null)),
    constraint metric_weighted check ((up_the_tree is not distinct from 'weighted_mean') = (weight is not null))
);

-- The levels of a rating from worst to best: a figure of it is a rank.
create table indicators.metric_level (
    metric_id integer not null constraint metric_level_metric references indicators.metric,
    rank      integer not null,
    code      text    not null,
    name_vi   text    not null,
    name_en   text    not null,
    constraint metric_level_pk primary key (metric_id, rank),
    constraint metric_level_code_unique unique (metric_id, code)
);

-- What a metric means from a day on. A figure carries the definition in force at the end of its period.
create table indicators.metric_definition (
    id         integer generated always as identity constraint metric_definition_pk primary key,
    metric_id  integer not null constraint metric_definition_metric references indicators.metric,
    valid_from date    not null,
    text_vi    text    not null,
    text_en    text    not null,
    source     text    not null,
    constraint metric_definition_once unique (metric_id, valid_from)
);

-- What was recorded at once: a unit's figures of a period, or what a folder brought. The trail has an entry about each.
create table indicators.entry (
    id           bigint  generated always as identity constraint entry_pk primary key,
    unit_id      bigint  constraint entry_unit references units.unit,          -- null: of many units
    starts       date,                                                         -- first day of the period; null: of many
    months       integer constraint entry_months check (months in (1, 12)),
    written      jsonb   not null,                                             -- values by code, null where one was withdrawn; of many: how many
    zero_register text   not null,
    source       text    not null,
    reason       text    not null,
    recorded_by  bigint  constraint entry_recorded_by references accounts.account, -- null: the operator
    recorded_at  timestamptz not null,
    illustrative boolean not null,
    constraint entry_of_a_period check ((unit_id is null) = (starts is null) and (starts is null) = (months is null))
);
create index entry_unit on indicators.entry (unit_id, starts);

-- A unit's figure of a month or year, as it is known now. Where there is no row, nothing was reported, which is never zero.
create table indicators.figure (
    metric_id     integer not null constraint figure_metric references indicators.metric,
    starts        date    not null,                     -- first day of its month or year of reporting
    unit_id       bigint  not null constraint figure_unit references units.unit,
    value         numeric not null,
    definition_id integer not null constraint figure_definition references indicators.metric_definition,
    entry_id      bigint  not null constraint figure_entry references indicators.entry,
    zero_register text,                                 -- the register that was looked into before a zero was reported
    source        text    not null,
    recorded_by   bigint  constraint figure_recorded_by references accounts.account,
    recorded_at   timestamptz not null,
    first_at      timestamptz not null,                 -- when the period was first reported, whatever was corrected since
    illustrative  boolean not null,
    constraint figure_pk primary key (metric_id, starts, unit_id),
    constraint figure_zero_attested check (value <> 0 or zero_register <> '' and zero_register is not null)
);
create index figure_of_unit on indicators.figure (unit_id, starts);

-- What a figure was before it was corrected or withdrawn: from recorded_at until replaced_at it was what was known.
create table indicators.figure_before (
    id            bigint  generated always as identity constraint figure_before_pk primary key,
    metric_id     integer not null constraint figure_before_metric references indicators.metric,
    starts        date    not null,
    unit_id       bigint  not null constraint figure_before_unit references units.unit,
    value         numeric not null,
    definition_id integer not null constraint figure_before_definition references indicators.metric_definition,
    entry_id      bigint  not null constraint figure_before_entry references indicators.entry,
    zero_register text,
    source        text    not null,
    recorded_by   bigint  constraint figure_before_recorded_by references accounts.account,
    recorded_at   timestamptz not null,
    first_at      timestamptz not null,
    illustrative  boolean not null,
    replaced_entry bigint not null constraint figure_before_replaced_entry references indicators.entry,
    replaced_by   bigint  constraint figure_before_replaced_by references accounts.account,
    replaced_at   timestamptz not null,
    reason        text    not null,
    constraint figure_before_in_order check (recorded_at <= replaced_at)
);
create index figure_before_of_unit on indicators.figure_before (unit_id, starts);
create index figure_before_metric on indicators.figure_before (metric_id, starts);
insert into audit.recorded_table values ('indicators.metrics_file'), ('indicators.entry');
