-- Signed papers of a delegation as they were scanned: the founding decision, and the minutes. A later one does not replace an earlier one.
create table inspection.paper (
    id            bigint      generated always as identity constraint paper_pk primary key,
    delegation_id bigint      not null constraint paper_delegation references inspection.delegation,
    kind          text        not null constraint paper_kind check (kind in ('decision', 'minutes')),
    name          text        not null constraint paper_name check (length(name) between 1 and 300),
    sha256        text        not null constraint paper_blob references files.blob (sha256),
    size          bigint      not null,
    kept_by       bigint      not null constraint paper_by references accounts.account,
    kept_at       timestamptz not null,
    constraint paper_once unique (delegation_id, kind, sha256)
);
insert into audit.recorded_table values ('inspection.paper');
