create schema inspection;

-- A delegation (đoàn công tác) that an office sends to wards of a cohort, as a decision founds it.
create table inspection.delegation (
    id              bigint  generated always as identity constraint delegation_pk primary key,
    cohort_id       bigint  not null constraint delegation_cohort references campaigns.cohort,
    unit_id         bigint  not null constraint delegation_unit references units.unit,       -- the province that sends it, or the country for V05
    office_id       bigint  not null constraint delegation_office references accounts.office,
    purpose         text    not null constraint delegation_purpose check (purpose in ('rollout', 'result', 'recheck', 'study')),
    name            text    not null,
    begins_on       date    not null,
    ends_on         date    not null,                   -- the last day
    announced       boolean not null,                   -- whether wards know of it before it sets out
    state           text    not null constraint delegation_state check (state in ('draft', 'decided', 'under_way', 'reported', 'concluded', 'cancelled')),
    prepared_by     bigint  not null constraint delegation_prepared_by references accounts.account,
    prepared_at     timestamptz not null,
    decision_number text    not null default '',
    decided_on      date,
    decided_by      bigint  constraint delegation_decided_by references accounts.account,
    decided_at      timestamptz,
    cancel_reason   text    not null default '',
    illustrative    boolean not null,
    version         int     not null default 1,
    constraint delegation_period check (begins_on <= ends_on and ends_on < begins_on + 366),
    constraint delegation_four_eyes check (decided_by is null or decided_by <> prepared_by),
    constraint delegation_decided check ((decided_on is null) = (decided_by is null) and (decided_by is null) = (decided_at is null)
        and (decision_number = '') = (decided_on is null)
        and case state when 'draft' then decided_on is null when 'cancelled' then true else decided_on is not null end),
    constraint delegation_cancelled check ((state = 'cancelled') = (cancel_reason <> ''))
);
create index delegation_cohort on inspection.delegation (cohort_id);
create index delegation_unit on inspection.delegation (unit_id);

-- Who goes: rank and post as the decision states them. Replaced as a whole while it is a draft.
create table inspection.member (
    delegation_id bigint not null constraint member_delegation references inspection.delegation,
    account_id    bigint not null constraint member_account references accounts.account,
    position      int    not null,
    role          text   not null constraint member_role check (role in ('head', 'deputy', 'secretary', 'member')),
    rank          text   not null,
    post          text   not null,
    constraint member_pk primary key (delegation_id, account_id)
);
create unique index member_one_head on inspection.member (delegation_id) where role = 'head';
create index member_account on inspection.member (account_id);

-- A ward on the route, in its order.
create table inspection.visit (
    id            bigint  generated always as identity constraint visit_pk primary key,
    delegation_id bigint  not null constraint visit_delegation references inspection.delegation,
    unit_id       bigint  not null constraint visit_unit references units.unit,
    position      int     not null,
    visits_on     date,
    hosts         text    not null default '',          -- who receives the delegation and takes part: one office and post a line
    illustrative  boolean not null,
    version       int     not null default 1,
    constraint visit_once unique (delegation_id, unit_id)
);
create index visit_unit on inspection.visit (unit_id);

-- What the decision gave: a grant for each member at each ward, for the delegation's days.
create table inspection.given (
    grant_id      bigint not null constraint given_pk primary key constraint given_grant references accounts.role_grant on delete cascade,
    delegation_id bigint not null constraint given_delegation references inspection.delegation
);
create index given_delegation on inspection.given (delegation_id);

insert into audit.recorded_table values ('inspection.delegation'), ('inspection.visit');
