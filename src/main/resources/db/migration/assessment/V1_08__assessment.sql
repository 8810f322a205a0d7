create schema assessment;

-- The ward's work of one registration, and at which level it now lies.
create table assessment.dossier (
    id              bigint generated always as identity constraint dossier_pk primary key,
    registration_id bigint not null constraint dossier_registration references campaigns.registration constraint dossier_once unique,
    unit_id         bigint not null constraint dossier_unit references units.unit,
    state           text   not null constraint dossier_state check (state in ('open', 'submitted', 'passed', 'ready', 'decided')),
    -- open: with the ward; submitted: with the province; passed: with V05; ready: for the decision; decided
    state_since     timestamptz not null,
    version         int    not null default 1
);
create index dossier_unit on assessment.dossier (unit_id);

-- The ward's own result for one criterion.
create table assessment.answer (
    id           bigint  generated always as identity constraint answer_pk primary key,
    dossier_id   bigint  not null constraint answer_dossier references assessment.dossier,
    criterion_id bigint  not null constraint answer_criterion references criteria.criterion,
    result       text    not null constraint answer_result check (result in ('met', 'not_met', 'not_applicable')),
    explanation  text    not null,
    instead_of_evidence boolean not null,               -- "giải trình thay cho tài liệu kiểm chứng"
    answered_by  bigint  not null constraint answer_by references accounts.account,
    answered_at  timestamptz not null,
    illustrative boolean not null,
    version      int     not null default 1,
    constraint answer_once unique (dossier_id, criterion_id),
    constraint answer_explained check (explanation <> '' or (result = 'met' and not instead_of_evidence))
);

-- Everybody who ever answered in a dossier, whatever was overwritten since: none of them may submit it.
create table assessment.preparer (
    dossier_id bigint not null constraint preparer_dossier references assessment.dossier,
    account_id bigint not null constraint preparer_account references accounts.account,
    constraint preparer_pk primary key (dossier_id, account_id)
);

-- What was submitted, frozen: never changed, numbered within its dossier.
create table assessment.snapshot (
    id           bigint generated always as identity constraint snapshot_pk primary key,
    dossier_id   bigint not null constraint snapshot_dossier references assessment.dossier,
    number       int    not null,
    content      jsonb  not null,
    sha256       text   not null,                       -- of the canonical (jsonb) text of content
    submitted_by bigint not null constraint snapshot_by references accounts.account,
    submitted_at timestamptz not null,
    constraint snapshot_once unique (dossier_id, number),
    constraint snapshot_hash check (sha256 = encode(sha256(convert_to(content::text, 'UTF8')), 'hex'))
);
create function assessment.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'a submitted snapshot is never changed';
end $$;
create trigger snapshot_immutable before update or delete on assessment.snapshot for each row execute function assessment.refuse_change();

create view assessment.v_answer as
    select dossier_id, criterion_id, result, explanation, instead_of_evidence, answered_by, illustrative from assessment.answer;
create view assessment.v_dossier as
    select d.id as dossier_id, d.registration_id, d.unit_id, d.state, d.state_since, d.version,
        (select count(*) from assessment.answer a where a.dossier_id = d.id) as answered,
        (select count(*) from assessment.answer a where a.dossier_id = d.id and a.result = 'met') as met,
        (select max(number) from assessment.snapshot s where s.dossier_id = d.id) as snapshot_number
    from assessment.dossier d;
