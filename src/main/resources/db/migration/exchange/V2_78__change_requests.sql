create schema if not exists exchange;

-- Requests of many units that come to the same, which somebody put together so that they are decided at once.
create table exchange.change_topic (
    id                bigint      generated always as identity constraint change_topic_pk primary key,
    unit_id           bigint      not null constraint change_topic_unit references units.unit,          -- for which it is decided: the country
    set_id            bigint      not null constraint change_topic_set references criteria.criteria_set,
    title             text        not null constraint change_topic_title check (length(title) between 1 and 200),
    state             text        not null constraint change_topic_state check (state in ('grouped', 'decided', 'traced')),
    formed_office_id  bigint      not null constraint change_topic_formed_office references accounts.office,
    formed_by         bigint      not null constraint change_topic_formed_by references accounts.account,
    formed_at         timestamptz not null,
    outcome           text        constraint change_topic_outcome check (outcome in ('accepted', 'partial', 'declined')),
    reason            text        not null default '' constraint change_topic_reason check (length(reason) <= 4000),
    decided_office_id bigint      constraint change_topic_decided_office references accounts.office,
    decided_by        bigint      constraint change_topic_decided_by references accounts.account,
    decided_at        timestamptz,
    traced_set_id     bigint      constraint change_topic_traced_set references criteria.criteria_set,
    traced_draft_id   bigint      constraint change_topic_traced_draft references criteria.draft,
    traced_code       text        not null default '',                          -- of the criterion there; empty: none, as the note says
    trace_note        text        not null default '' constraint change_topic_trace_note check (length(trace_note) <= 4000),
    traced_by         bigint      constraint change_topic_traced_by references accounts.account,
    traced_at         timestamptz,
    illustrative      boolean     not null,
    version           int         not null default 1,
    constraint change_topic_decided check ((state = 'grouped') = (decided_by is null) and (decided_by is null) = (decided_at is null)
        and (decided_by is null) = (outcome is null) and (decided_by is null) = (decided_office_id is null) and (decided_by is null) = (reason = '')),
    constraint change_topic_four_eyes check (decided_by <> formed_by),
    constraint change_topic_traced check ((state = 'traced') = (traced_by is not null) and (traced_by is null) = (traced_at is null)
        and (state = 'traced') = (num_nonnulls(traced_set_id, traced_draft_id) = 1) and (state <> 'traced' or outcome <> 'declined'))
);
create index change_topic_set on exchange.change_topic (set_id);

-- What experience with a criterion of a published set asks to be changed in a later one. Nothing is ever changed in the set itself.
create table exchange.change_request (
    id               bigint      generated always as identity constraint change_request_pk primary key,
    unit_id          bigint      not null constraint change_request_unit references units.unit,
    origin_office_id bigint      not null constraint change_request_office references accounts.office,
    criterion_id     bigint      not null constraint change_request_criterion references criteria.criterion,
    kind             text        not null constraint change_request_kind check (kind in ('wording', 'threshold', 'evidence', 'drop', 'new')),
    title            text        not null constraint change_request_title check (length(title) between 1 and 200),
    experience       text        not null constraint change_request_experience check (length(experience) between 1 and 4000),
    proposed         text        not null constraint change_request_proposed check (length(proposed) <= 4000),      -- empty where it is to be dropped
    state            text        not null constraint change_request_state check (state in ('raised', 'grouped', 'decided', 'traced', 'withdrawn')),
    raised_by        bigint      not null constraint change_request_by references accounts.account,
    raised_at        timestamptz not null,
    withdrawn_reason text        not null default '',
    topic_id         bigint      constraint change_request_topic references exchange.change_topic,
    grouped_by       bigint      constraint change_request_grouped_by references accounts.account,
    illustrative     boolean     not null,
    version          int         not null default 1,
    folded           text        not null generated always as (public.fold(title || ' ' || left(experience, 400) || ' ' || left(proposed, 400))) stored,
    constraint change_request_asks check (kind = 'drop' or proposed <> ''),
    constraint change_request_grouped check ((state in ('grouped', 'decided', 'traced')) = (topic_id is not null) and (topic_id is null) = (grouped_by is null)),
    constraint change_request_withdrawn check ((state = 'withdrawn') = (withdrawn_reason <> ''))
);
create index change_request_unit on exchange.change_request (unit_id);
create index change_request_criterion on exchange.change_request (criterion_id);
create index change_request_topic on exchange.change_request (topic_id) where topic_id is not null;

insert into audit.recorded_table values ('exchange.change_request'), ('exchange.change_topic');
