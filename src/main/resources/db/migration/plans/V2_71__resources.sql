-- A building for a ward's police, on its way from land to being handed over. It is the ward's, whatever cohort it takes part in.
create table plans.premises (
    id           bigint  constraint premises_pk primary key constraint premises_line references plans.line,
    unit_id      bigint  not null constraint premises_unit references units.unit,
    name         text    not null constraint premises_name check (length(name) between 1 and 200),
    step         text    not null default 'planned' constraint premises_step check (step in ('planned', 'land', 'design', 'funding', 'building', 'handed_over')),
    planned      date[]  not null constraint premises_planned check (cardinality(planned) = 5),  -- days for land, design, funding, building, handed over; null: not said
    reached      date[]  not null constraint premises_reached check (cardinality(reached) = 5),  -- the same, as it came
    note         text    not null constraint premises_note check (length(note) <= 4000),
    illustrative boolean not null,
    version      int     not null default 1
);
create index premises_unit on plans.premises (unit_id);

-- What a ward needs and has: staff by post, equipment by kind, money by source and year. What is short is computed.
create table plans.resource (
    id           bigint  constraint resource_pk primary key constraint resource_line references plans.line,
    unit_id      bigint  not null constraint resource_unit references units.unit,
    kind         text    not null constraint resource_kind check (kind in ('staffing', 'equipment', 'budget')),
    name         text    not null constraint resource_name check (length(name) between 1 and 200),   -- the post, the kind of equipment, the source
    year         int     constraint resource_year check (year between 2021 and 2100),
    needed       int     not null constraint resource_needed check (needed between 0 and 100000000),     -- people, pieces, million VND
    present      int     not null constraint resource_present check (present between 0 and 100000000),
    note         text    not null constraint resource_note check (length(note) <= 4000),
    illustrative boolean not null,
    version      int     not null default 1,
    constraint resource_budget check ((kind = 'budget') = (year is not null) and (kind <> 'budget' or name in ('central', 'local', 'social', 'other'))),
    constraint resource_once unique nulls not distinct (unit_id, kind, name, year)
);

insert into audit.recorded_table values ('plans.premises'), ('plans.resource');
