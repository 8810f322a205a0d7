-- A file of units or successions that somebody brings: checked, then loaded by another person, whole or not at all.
create table units.import (
    id         bigint generated always as identity constraint import_pk primary key,
    tree_table text   not null constraint import_tree_table check (tree_table in ('units', 'successions')),
    file_name  text   not null constraint import_file_name_length check (length(file_name) between 1 and 200),
    sha256     text   not null,
    state      text   not null constraint import_state check (state in ('brought', 'faulty', 'ready', 'loaded', 'failed')),
    lines      integer not null,
    fresh      integer not null default 0,                               -- lines that the tree did not have
    unchanged  integer not null default 0,                               -- lines that it had, word for word
    problems   integer not null default 0,
    brought_by bigint not null,                                          -- account; never the one that loads it
    brought_at timestamptz not null,
    version    integer not null default 1
);

-- While something may still be loaded of it.
create table units.import_content (
    import_id bigint not null constraint import_content_pk primary key constraint import_content_import references units.import,
    content   bytea  not null
);

-- What is wrong with its lines: the first thousand.
create table units.import_problem (
    import_id   bigint  not null constraint import_problem_import references units.import,
    position    integer not null,
    line        integer not null,
    column_name text    not null,
    value       text    not null,
    fault       text    not null,
    constraint import_problem_pk primary key (import_id, position)
);
insert into audit.recorded_table values ('units.import');

-- Since when it waits for whoever has to act on it.
alter table units.reorganisation add column state_since timestamptz not null default now();
