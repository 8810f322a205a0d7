-- Packages of decided dossiers, which are read without the application.
create schema archive;

create function archive.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'what the archive holds is never changed';
end $$;

-- How long packages are kept: of a programme and an outcome. Never changed, the latest counts; without one the default of the
-- application does (ADR 0041).
create table archive.retention (
    id             bigint      generated always as identity constraint retention_pk primary key,
    programme_code text        not null,
    outcome        text        not null constraint retention_outcome check (outcome in ('conferred', 'refused')),
    years          int         constraint retention_years check (years between 1 and 100),  -- null: for ever
    basis          text        not null constraint retention_basis check (basis <> ''),     -- legal source, or who decided
    kept_by        bigint      not null constraint retention_by references accounts.account,
    kept_at        timestamptz not null
);
create index retention_latest on archive.retention (programme_code, outcome, id desc);

-- A dossier's package: a ZIP file in the store, of which the hash tells whether it is still the same.
create table archive.package (
    id           bigint      generated always as identity constraint package_pk primary key,
    dossier_id   bigint      not null constraint package_dossier references assessment.dossier constraint package_once unique,
    cohort_id    bigint      not null constraint package_cohort references campaigns.cohort,
    name         text        not null constraint package_name unique constraint package_name_shape check (name ~ '^[A-Za-z0-9-]+$'),
    sha256       text        not null constraint package_blob references files.blob,
    size         bigint      not null,
    files        int         not null,                  -- in it, those of the bag itself aside
    format       text        not null,                  -- counts up with every change to what is in a package
    outcome      text        not null constraint package_outcome check (outcome in ('conferred', 'refused')),
    decided_on   date        not null,
    retention    text        not null,                  -- on what the period rests
    keep_until   date,                                  -- last day of it; null: for ever
    packed_by    bigint      not null constraint package_by references accounts.account,
    packed_at    timestamptz not null,
    illustrative boolean     not null,
    constraint package_kept check (keep_until >= decided_on)
);
create index package_cohort on archive.package (cohort_id);

-- Somebody had all hashes of a package computed again.
create table archive.package_check (
    id         bigint      generated always as identity constraint package_check_pk primary key,
    package_id bigint      not null constraint package_check_package references archive.package,
    broken     text[]      not null,                    -- what is not as it was packed; empty: intact
    checked_by bigint      not null constraint package_check_by references accounts.account,
    checked_at timestamptz not null
);
create index package_check_of_package on archive.package_check (package_id, id desc);

-- Packing all decided dossiers of a cohort. Not audited by itself: every package is.
create table archive.run (
    id         bigint      generated always as identity constraint run_pk primary key,
    cohort_id  bigint      not null constraint run_cohort references campaigns.cohort,
    state      text        not null constraint run_state check (state in ('waiting', 'running', 'done', 'stopped', 'failed')),
    packed     int         not null default 0,
    total      int         not null default 0,
    failed     text[]      not null default '{}',       -- wards whose dossier could not be packed
    asked_by   bigint      not null constraint run_by references accounts.account,
    asked_at   timestamptz not null,
    ended_at   timestamptz
);
create index run_of_cohort on archive.run (cohort_id, id desc);
create unique index run_one_at_a_time on archive.run (cohort_id) where state in ('waiting', 'running');

create trigger retention_immutable before update or delete on archive.retention for each row execute function archive.refuse_change();
create trigger package_immutable before update or delete on archive.package for each row execute function archive.refuse_change();
create trigger package_check_immutable before update or delete on archive.package_check for each row execute function archive.refuse_change();

insert into audit.recorded_table values ('archive.retention'), ('archive.package'), ('archive.package_check');
