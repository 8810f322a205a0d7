-- What guests of a study visit asked, and what they were told. Offices speak, never persons.
create table exchange.visit_question (
    id            bigint      generated always as identity constraint visit_question_pk primary key,
    delegation_id bigint      not null constraint visit_question_delegation references inspection.delegation,
    unit_id       bigint      constraint visit_question_unit references units.unit,       -- the ward of the route at which it was asked; null: of none
    asked_by      text        not null constraint visit_question_asked_by check (length(asked_by) between 1 and 200),
    question      text        not null constraint visit_question_text check (length(question) between 1 and 4000),
    answer        text        not null default '' constraint visit_question_answer check (length(answer) <= 4000),
    answered_by   text        not null default '' constraint visit_question_answered_by check (length(answered_by) <= 200),
    noted_by      bigint      not null constraint visit_question_noted_by references accounts.account,
    noted_at      timestamptz not null,
    illustrative  boolean     not null,
    version       int         not null default 1,
    constraint visit_question_answered check ((answer = '') = (answered_by = ''))
);
create index visit_question_delegation on exchange.visit_question (delegation_id);

-- A practice that a unit takes home from a study visit, and what it makes of it by which day.
create table exchange.take_home (
    id            bigint      generated always as identity constraint take_home_pk primary key,
    delegation_id bigint      not null constraint take_home_delegation references inspection.delegation,
    unit_id       bigint      not null constraint take_home_unit references units.unit,
    seen_unit_id  bigint      constraint take_home_seen references units.unit,            -- the ward of the route at which it was seen; null: not said
    practice      text        not null constraint take_home_practice check (length(practice) between 1 and 4000),
    intended      text        not null constraint take_home_intended check (length(intended) between 1 and 500),
    due           date        not null,
    state         text        not null constraint take_home_state check (state in ('noted', 'trying', 'introduced', 'dropped')),
    noted_by      bigint      not null constraint take_home_by references accounts.account,
    noted_at      timestamptz not null,
    illustrative  boolean     not null,
    version       int         not null default 1
);
create index take_home_delegation on exchange.take_home (delegation_id);
create index take_home_unit on exchange.take_home (unit_id);

-- Every step of that: what was done of it, and why it was dropped. Only ever added to.
create table exchange.take_home_step (
    id           bigint      generated always as identity constraint take_home_step_pk primary key,
    take_home_id bigint      not null constraint take_home_step_of references exchange.take_home,
    number       int         not null,
    from_state   text        not null,
    to_state     text        not null,
    note         text        not null constraint take_home_step_note check (length(note) <= 4000),
    done_by      bigint      not null constraint take_home_step_by references accounts.account,
    done_at      timestamptz not null,
    constraint take_home_step_once unique (take_home_id, number),
    constraint take_home_step_dropped check (to_state <> 'dropped' or note <> '')
);
insert into audit.recorded_table values ('exchange.visit_question'), ('exchange.take_home'), ('exchange.take_home_step');
