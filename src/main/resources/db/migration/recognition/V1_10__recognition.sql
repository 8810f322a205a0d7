create schema recognition;

-- A submission letter (tờ trình) of V05 that proposes wards for the title.
create table recognition.proposal (
    id           bigint  generated always as identity constraint proposal_pk primary key,
    cohort_id    bigint  not null constraint proposal_cohort references campaigns.cohort,
    number       text    not null constraint proposal_number_once unique,
    proposed_by  bigint  not null constraint proposal_by references accounts.account,
    proposed_at  timestamptz not null,
    illustrative boolean not null
);
create table recognition.proposal_item (
    id          bigint generated always as identity constraint proposal_item_pk primary key,
    proposal_id bigint not null constraint proposal_item_proposal references recognition.proposal,
    dossier_id  bigint not null constraint proposal_item_dossier references assessment.dossier constraint proposal_item_once unique
);

-- The Minister's decision on one proposed ward: confers the title or refuses it with reasons.
create table recognition.decision (
    id               bigint  generated always as identity constraint decision_pk primary key,
    proposal_item_id bigint  not null constraint decision_item references recognition.proposal_item constraint decision_once unique,
    outcome          text    not null constraint decision_outcome check (outcome in ('conferred', 'refused')),
    number           text    not null,
    decided_on       date    not null,
    signatory        text    not null,
    reason           text    not null,
    decided_by       bigint  not null constraint decision_by references accounts.account,
    recorded_at      timestamptz not null,
    illustrative     boolean not null,
    constraint decision_reasoned check (outcome = 'conferred' or reason <> '')
);

-- A title stays on the unit that earned it. Its certificate is confirmed on a public page under an unguessable code.
create table recognition.title (
    id                 bigint  generated always as identity constraint title_pk primary key,
    decision_id        bigint  not null constraint title_decision references recognition.decision constraint title_once unique,
    unit_id            bigint  not null constraint title_unit references units.unit,
    cohort_id          bigint  not null constraint title_cohort references campaigns.cohort,
    state              text    not null constraint title_state check (state in ('conferred', 'suspended', 'renewed', 'lapsed', 'revoked')),
    certificate_number text    not null constraint title_certificate_unique unique,
    certificate_code   text    not null constraint title_code_unique unique constraint title_code_shape check (certificate_code ~ '^[A-Za-z0-9_-]{16,64}$'),
    conferred_on       date    not null,
    illustrative       boolean not null,
    constraint title_unit_cohort_once unique (unit_id, cohort_id)
);
create index title_unit on recognition.title (unit_id);
