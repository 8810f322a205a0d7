-- A file of figures that somebody brings: looked through first, which changes nothing; then written, whole or without its wrong lines.
create table indicators.figure_import (
    id         bigint  generated always as identity constraint figure_import_pk primary key,
    file_name  text    not null constraint figure_import_file_name_length check (length(file_name) between 1 and 200),
    sha256     text    not null,
    state      text    not null constraint figure_import_state check (state in ('brought', 'checked', 'written', 'failed')),
    lines      integer not null default 0,
    fresh      integer not null default 0,               -- figures that were not there
    changed    integer not null default 0,               -- figures that were there with another value
    unchanged  integer not null default 0,               -- figures that were there as they are
    problems   integer not null default 0,               -- lines that are wrong
    brought_by bigint  not null constraint figure_import_brought_by references accounts.account,
    brought_at timestamptz not null,
    entry_id   bigint  constraint figure_import_entry references indicators.entry, -- what it wrote
    version    integer not null default 1,
    constraint figure_import_written check ((state = 'written') = (entry_id is not null))
);
create index figure_import_brought_by on indicators.figure_import (brought_by);

-- The lines of such files as they stand there, until they are written. Unlogged: after a fall of the database the file is brought again.
create unlogged table indicators.staged (
    import_id bigint not null default current_setting('kieumau.figure_import')::bigint, -- of the session that reads the file
    line      bigint generated always as identity,
    unit_code text,
    metric    text,
    period    text,
    value     text,
    register  text,
    source    text
);

-- Lines that are wrong, and why: the first hundred thousand.
create table indicators.figure_import_problem (
    import_id bigint not null constraint figure_import_problem_import references indicators.figure_import,
    line      bigint not null,
    unit_code text   not null,
    metric    text   not null,
    period    text   not null,
    value     text   not null,
    register  text   not null,
    source    text   not null,
    fault     text   not null,
    constraint figure_import_problem_pk primary key (import_id, line)
);
