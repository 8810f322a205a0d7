create schema exchange;

-- What a unit does of its own and others may learn from, counted as name, sites and teams. Of whom it was taken over began earlier, so that there are no circles.
create table exchange.initiative (
    id                bigint  generated always as identity constraint initiative_pk primary key,
    unit_id           bigint  not null constraint initiative_unit references units.unit,
    kind              text    not null constraint initiative_kind check (kind in ('model', 'movement', 'contest')),
    name              text    not null constraint initiative_name check (length(name) between 1 and 200),
    description       text    not null constraint initiative_description check (length(description) <= 4000),
    sites             int     not null constraint initiative_sites check (sites between 0 and 100000),
    teams             int     not null constraint initiative_teams check (teams between 0 and 100000),
    since             date    not null,
    cost              int     constraint initiative_cost check (cost between 0 and 100000000),   -- million VND; null: not said
    contact_office_id bigint  constraint initiative_contact references accounts.office,
    taken_from_id     bigint  constraint initiative_taken_from references exchange.initiative,
    state             text    not null default 'draft' constraint initiative_state check (state in ('draft', 'published', 'ended')),
    published_on      date,
    ended_on          date,
    reason            text    not null default '' constraint initiative_reason check (length(reason) <= 4000),  -- of the last move that asked for one
    illustrative      boolean not null,
    version           int     not null default 1,
    constraint initiative_published check ((state = 'draft') = (published_on is null)),
    constraint initiative_ended check ((state = 'ended') = (ended_on is not null) and ended_on >= since),
    constraint initiative_not_itself check (taken_from_id <> id)
);
create index initiative_unit on exchange.initiative (unit_id);
create index initiative_taken_from on exchange.initiative (taken_from_id);

-- Which problems it answers: criteria of published sets.
create table exchange.initiative_criterion (
    initiative_id bigint not null constraint initiative_criterion_initiative references exchange.initiative,
    criterion_id  bigint not null constraint initiative_criterion_criterion references criteria.criterion,
    constraint initiative_criterion_pk primary key (initiative_id, criterion_id)
);
create index initiative_criterion_criterion on exchange.initiative_criterion (criterion_id);

-- What changed in figures, as its keeper reports it, each with the source that says so.
create table exchange.initiative_effect (
    id              bigint        generated always as identity constraint initiative_effect_pk primary key,
    initiative_id   bigint        not null constraint initiative_effect_initiative references exchange.initiative,
    measured        text          not null constraint initiative_effect_measured check (length(measured) between 1 and 200),
    unit_of_measure text          not null constraint initiative_effect_unit check (length(unit_of_measure) between 1 and 60),
    figure_before   numeric(12,2) constraint initiative_effect_before check (figure_before >= 0),   -- null: nobody measured it before
    figure_after    numeric(12,2) not null constraint initiative_effect_after check (figure_after >= 0),
    period          text          not null constraint initiative_effect_period check (length(period) between 1 and 100),
    source          text          not null constraint initiative_effect_source check (length(source) between 1 and 300)
);
create index initiative_effect_initiative on exchange.initiative_effect (initiative_id);

-- Documents about it; what they hold was screened before it was stored.
create table exchange.initiative_document (
    id            bigint      generated always as identity constraint initiative_document_pk primary key,
    initiative_id bigint      not null constraint initiative_document_initiative references exchange.initiative,
    name          text        not null constraint initiative_document_name check (length(name) between 1 and 300),
    sha256        text        not null constraint initiative_document_blob references files.blob (sha256),
    size          bigint      not null,
    kept_by       bigint      not null constraint initiative_document_by references accounts.account,
    kept_at       timestamptz not null,
    constraint initiative_document_once unique (initiative_id, sha256)
);

insert into audit.recorded_table values ('exchange.initiative'), ('exchange.initiative_effect'), ('exchange.initiative_document');
