create schema campaigns;

-- A year's round of a programme on one published criteria set, with a deadline for each step.
create table campaigns.cohort (
    id               bigint  generated always as identity constraint cohort_pk primary key,
    set_id           bigint  not null constraint cohort_set references criteria.criteria_set,
    year             int     not null constraint cohort_year check (year between 2021 and 2100),
    name_vi          text    not null,
    name_en          text    not null,
    registration_due date    not null,
    answers_due      date    not null,
    province_due     date    not null,
    ministry_due     date    not null,
    decision_due     date    not null,
    opened_by        bigint  not null constraint cohort_opened_by references accounts.account,
    opened_at        timestamptz not null,
    illustrative     boolean not null,
    constraint cohort_once unique (set_id, year),
    constraint cohort_deadlines_in_order check (registration_due < answers_due and answers_due < province_due
        and province_due < ministry_due and ministry_due < decision_due)
);

-- The quota ledger: what a province was given, as entries that are only ever added. The balance is their sum.
create table campaigns.quota_entry (
    id           bigint  generated always as identity constraint quota_entry_pk primary key,
    cohort_id    bigint  not null constraint quota_entry_cohort references campaigns.cohort,
    unit_id      bigint  not null constraint quota_entry_unit references units.unit,
    amount       int     not null constraint quota_entry_amount check (amount <> 0 and amount between -999 and 999),
    reason       text    not null,
    entered_by   bigint  not null constraint quota_entry_by references accounts.account,
    entered_at   timestamptz not null,
    illustrative boolean not null
);
create index quota_entry_province on campaigns.quota_entry (cohort_id, unit_id);

-- A ward in a cohort.
create table campaigns.registration (
    id                bigint  generated always as identity constraint registration_pk primary key,
    cohort_id         bigint  not null constraint registration_cohort references campaigns.cohort,
    unit_id           bigint  not null constraint registration_unit references units.unit,
    province_id       bigint  not null constraint registration_province references units.unit,
    state             text    not null constraint registration_state check (state in ('proposed', 'registered', 'withdrawn', 'recognised', 'not_recognised')),
    over_quota_reason text    not null,                 -- why it is above the province's quota; empty when it is not
    proposed_by       bigint  not null constraint registration_proposed_by references accounts.account,
    proposed_at       timestamptz not null,
    confirmed_by      bigint  constraint registration_confirmed_by references accounts.account,
    confirmed_at      timestamptz,
    illustrative      boolean not null,
    version           int     not null default 1,
    constraint registration_once unique (cohort_id, unit_id),
    constraint registration_four_eyes check (confirmed_by is null or confirmed_by <> proposed_by),
    constraint registration_confirmed check ((state = 'proposed') = (confirmed_at is null) and (confirmed_at is null) = (confirmed_by is null))
);
create index registration_unit on campaigns.registration (unit_id);
create index registration_province on campaigns.registration (province_id, cohort_id);

create view campaigns.v_registration as
    select r.id as registration_id, r.cohort_id, r.unit_id, r.province_id, r.state, r.illustrative,
        c.set_id, c.year, c.name_vi as cohort_name_vi, c.name_en as cohort_name_en,
        c.registration_due, c.answers_due, c.province_due, c.ministry_due, c.decision_due
    from campaigns.registration r join campaigns.cohort c on c.id = r.cohort_id;
