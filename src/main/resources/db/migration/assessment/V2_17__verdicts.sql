-- What a ward said of a requirement that no figure judges; never changed, the latest counts.
create table assessment.statement (
    id             bigint generated always as identity constraint statement_pk primary key,
    dossier_id     bigint not null constraint statement_dossier references assessment.dossier,
    requirement_id bigint not null constraint statement_requirement references criteria.requirement,
    result         text   not null constraint statement_result check (result in ('met', 'not_met', 'not_applicable', 'unknown')),
    said_by        bigint not null constraint statement_by references accounts.account,
    said_at        timestamptz not null,
    illustrative   boolean not null
);
create index statement_latest on assessment.statement (dossier_id, requirement_id, id desc);

-- Until now one requirement made a criterion, and the answer to the one was the answer to the other.
insert into assessment.statement (dossier_id, requirement_id, result, said_by, said_at, illustrative)
    select a.dossier_id, r.requirement_id, a.result, a.answered_by, a.answered_at, a.illustrative
    from assessment.answer a join criteria.v_requirement r on r.criterion_id = a.criterion_id
    order by a.id;

-- The verdict beside what was submitted, with all that it rested on: computed anew from the facts it must come out the same.
create table assessment.verdict (
    id          bigint generated always as identity constraint verdict_pk primary key,
    snapshot_id bigint not null constraint verdict_snapshot references assessment.snapshot constraint verdict_once unique,
    set_id      bigint not null constraint verdict_set references criteria.criteria_set,
    day         date   not null,
    known_at    timestamptz not null,
    facts       text   not null,
    verdict     text   not null,
    sha256      text   not null constraint verdict_hash check (sha256 = encode(sha256(convert_to(verdict, 'UTF8')), 'hex'))
);
create trigger verdict_immutable before update or delete on assessment.verdict for each row execute function assessment.refuse_change();
create trigger statement_immutable before update or delete on assessment.statement for each row execute function assessment.refuse_change();
