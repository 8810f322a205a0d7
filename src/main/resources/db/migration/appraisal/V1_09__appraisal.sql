create schema appraisal;

-- One level's look at one dossier: prepared by one person, passed by another.
create table appraisal.appraisal (
    id           bigint generated always as identity constraint appraisal_pk primary key,
    dossier_id   bigint not null constraint appraisal_dossier references assessment.dossier,
    level        text   not null constraint appraisal_level check (level in ('province', 'ministry')),
    state        text   not null constraint appraisal_state check (state in ('under_way', 'prepared', 'passed')),
    prepared_by  bigint constraint appraisal_prepared_by references accounts.account,
    prepared_at  timestamptz,
    passed_by    bigint constraint appraisal_passed_by references accounts.account,
    passed_at    timestamptz,
    hand_back_reason text not null default '',          -- why the approver handed it back last; empty when that never happened
    version      int    not null default 1,
    constraint appraisal_once unique (dossier_id, level),
    constraint appraisal_four_eyes check (passed_by is null or passed_by <> prepared_by),
    constraint appraisal_prepared check ((state = 'under_way') = (prepared_by is null)),
    constraint appraisal_passed check ((state = 'passed') = (passed_by is not null))
);

-- The level's own result for one criterion, beside the ward's; nothing of the ward's is overwritten.
create table appraisal.finding (
    id           bigint generated always as identity constraint finding_pk primary key,
    appraisal_id bigint not null constraint finding_appraisal references appraisal.appraisal,
    criterion_id bigint not null constraint finding_criterion references criteria.criterion,
    result       text   not null constraint finding_result check (result in ('met', 'not_met', 'not_applicable')),
    reason       text   not null,                       -- required where the result differs from the level below
    appraised_by bigint not null constraint finding_by references accounts.account,
    appraised_at timestamptz not null,
    illustrative boolean not null,
    version      int    not null default 1,
    constraint finding_once unique (appraisal_id, criterion_id)
);

-- Everybody who ever worked on an appraisal, whatever was overwritten since: none of them may pass it or decide on it.
create table appraisal.preparer (
    appraisal_id bigint not null constraint preparer_appraisal references appraisal.appraisal,
    account_id   bigint not null constraint preparer_account references accounts.account,
    constraint preparer_pk primary key (appraisal_id, account_id)
);

create view appraisal.v_preparer as
    select a.dossier_id, a.level, p.account_id from appraisal.preparer p join appraisal.appraisal a on a.id = p.appraisal_id;
create view appraisal.v_appraisal as
    select a.id as appraisal_id, a.dossier_id, a.level, a.state, a.prepared_by, a.prepared_at, a.passed_by, a.passed_at,
        a.hand_back_reason,
        (select count(*) from appraisal.finding f where f.appraisal_id = a.id) as findings,
        (select count(*) from appraisal.finding f where f.appraisal_id = a.id and f.result = 'met') as met,
        (select count(*) from appraisal.finding f where f.appraisal_id = a.id and f.result = 'not_met') as not_met
    from appraisal.appraisal a;
