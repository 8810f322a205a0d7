-- What a dossier takes over from an earlier one of its ward. It is no answer until somebody of the ward confirms it by saving it.
create table assessment.carrying (
    id              bigint generated always as identity constraint carrying_pk primary key,
    dossier_id      bigint not null constraint carrying_dossier references assessment.dossier,
    from_dossier_id bigint not null constraint carrying_from references assessment.dossier,
    carried_by      bigint not null constraint carrying_by references accounts.account,
    carried_at      timestamptz not null,
    undone_by       bigint constraint carrying_undone_by references accounts.account,
    undone_at       timestamptz,
    constraint carrying_from_another check (from_dossier_id <> dossier_id),
    constraint carrying_undone check ((undone_by is null) = (undone_at is null))
);
create unique index carrying_once on assessment.carrying (dossier_id) where undone_at is null;

-- One criterion of it. What was confirmed stays when the rest is undone: it has become the ward's own answer.
create table assessment.carried (
    carrying_id  bigint  not null constraint carried_carrying references assessment.carrying,
    criterion_id bigint  not null constraint carried_criterion references criteria.criterion,
    said         jsonb  not null,  -- result (empty: only requirements go on), explanation, evidence that is linked again when it is confirmed, requirements
    confirmed_at timestamptz,
    constraint carried_pk primary key (carrying_id, criterion_id)
);
insert into audit.recorded_table values ('assessment.carrying');
