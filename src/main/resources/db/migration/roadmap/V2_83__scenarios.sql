-- A question to the planner, which may be asked again and again: docs/scenarios.md tells how "question" is written.
create table roadmap.scenario (
    id           bigint  generated always as identity constraint scenario_pk primary key,
    name         text    not null constraint scenario_name check (length(name) between 1 and 200),
    note         text    not null constraint scenario_note check (length(note) <= 4000),
    question     jsonb   not null,
    made_by      bigint  not null constraint scenario_by references accounts.account,
    made_at      timestamptz not null,
    illustrative boolean not null,
    version      int     not null default 1
);

-- One computation of it: what was asked then, and what came out. Not audited by itself: that it was asked for is, and so is its adoption.
create table roadmap.run (
    id            bigint generated always as identity constraint run_pk primary key,
    scenario_id   bigint not null constraint run_scenario references roadmap.scenario,
    asked_version int    not null,
    question      jsonb  not null,
    state         text   not null constraint run_state check (
        state in ('waiting', 'running', 'proposed', 'contradicting', 'undecided', 'stopped', 'failed')),
    asked_by      bigint not null constraint run_by references accounts.account,
    asked_at      timestamptz not null,
    ended_at      timestamptz,
    value         bigint,                               -- of the plan; null: there is none
    bound         bigint,                               -- no plan has a higher value, proven
    gap           double precision,
    proven        boolean,                              -- whether the gap is what was asked for
    seconds       double precision,
    answer        jsonb,                                -- prices, or the demands that contradict each other
    fault         text   not null default ''
);
create index run_scenario on roadmap.run (scenario_id, id desc);
create unique index run_one_at_a_time on roadmap.run (scenario_id) where state in ('waiting', 'running');

-- What a run says of each ward: the year in which it registers (null: in none), why, and what was known of it.
create table roadmap.run_ward (
    run_id      bigint  not null constraint run_ward_run references roadmap.run,
    unit_id     bigint  not null constraint run_ward_unit references units.unit,
    province_id bigint  not null constraint run_ward_province references units.unit,
    year        int,
    readiness   int     not null,                       -- percent
    lacks       int     not null,                       -- criteria
    known       boolean not null,                       -- whether it has a dossier that tells what it lacks
    cost        bigint  not null,                       -- million VND
    earliest    int     not null,
    reasons     jsonb   not null,
    constraint run_ward_pk primary key (run_id, unit_id)
);
create index run_ward_unit on roadmap.run_ward (unit_id);
create index run_ward_province on roadmap.run_ward (province_id);
create trigger run_ward_immutable before update or delete on roadmap.run_ward for each row execute function roadmap.refuse_change();

insert into audit.recorded_table values ('roadmap.scenario');
