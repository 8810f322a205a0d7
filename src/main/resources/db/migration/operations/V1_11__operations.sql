create schema operations;

-- Folders that were imported, each once: a second import of the same content changes nothing.
create table operations.folder_import (
    id           bigint generated always as identity constraint folder_import_pk primary key,
    title        text   not null,
    content_hash text   not null constraint folder_import_once unique,
    today        date,                                  -- the fixed day of a demonstration
    demonstration boolean not null,
    imported_at  timestamptz not null
);
