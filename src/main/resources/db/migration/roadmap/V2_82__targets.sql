create schema roadmap;

create function roadmap.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'what was decided is never changed: what is decided next stands beside it';
end $$;

-- How many wards of a province are to hold the title at the end of a year, all together. Each row is what somebody once set; the last one counts.
create table roadmap.target (
    id              bigint  generated always as identity constraint target_pk primary key,
    unit_id         bigint  not null constraint target_unit references units.unit,
    year            int     not null constraint target_year check (year between 2021 and 2045),
    wards           int     not null constraint target_wards check (wards between 0 and 99999),
    reason          text    not null constraint target_reason check (length(reason) <= 4000),         -- empty only for a year's first
    document_number text    not null constraint target_document check (length(document_number) <= 200),
    document_on     date    constraint target_document_day check (document_on is null or document_number <> ''),
    set_by          bigint  not null constraint target_by references accounts.account,
    set_at          timestamptz not null,
    illustrative    boolean not null
);
create index target_last on roadmap.target (unit_id, year, id desc);
create trigger target_immutable before update or delete on roadmap.target for each row execute function roadmap.refuse_change();

-- From which day on communes count too when wards are counted. Without a row wards alone count.
create table roadmap.denominator (
    id              bigint  generated always as identity constraint denominator_pk primary key,
    since           date    not null constraint denominator_since_once unique,
    communes        boolean not null,
    decision_number text    not null constraint denominator_number check (length(decision_number) between 1 and 200),
    decided_on      date    not null,
    reason          text    not null constraint denominator_reason check (length(reason) between 1 and 4000),
    set_by          bigint  not null constraint denominator_by references accounts.account,
    set_at          timestamptz not null,
    illustrative    boolean not null
);
create trigger denominator_immutable before update or delete on roadmap.denominator for each row execute function roadmap.refuse_change();

insert into audit.recorded_table values ('roadmap.target'), ('roadmap.denominator');
