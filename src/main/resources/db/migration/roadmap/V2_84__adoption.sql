-- A decision that makes a run's plan the roadmap. The last one counts; those before stay as history.
create table roadmap.adoption (
    id              bigint  generated always as identity constraint adoption_pk primary key,
    run_id          bigint  not null constraint adoption_run references roadmap.run constraint adoption_once unique,
    decision_number text    not null constraint adoption_number check (length(decision_number) between 1 and 200),
    decided_on      date    not null,
    reason          text    not null constraint adoption_reason check (length(reason) between 1 and 4000),
    adopted_by      bigint  not null constraint adoption_by references accounts.account,
    adopted_at      timestamptz not null,
    illustrative    boolean not null
);
create trigger adoption_immutable before update or delete on roadmap.adoption for each row execute function roadmap.refuse_change();

insert into audit.recorded_table values ('roadmap.adoption');
