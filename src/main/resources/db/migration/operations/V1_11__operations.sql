create schema operations;

-- What these data are, settled by the first start: a demonstration with public passwords, or data in earnest.
create table operations.installation (
    single        boolean     not null default true constraint installation_pk primary key constraint installation_single check (single),
    demonstration boolean     not null,
    settled_at    timestamptz not null
);

-- Folders that were imported, each once: a second import of the same content changes nothing.
create table operations.folder_import (
    id           bigint generated always as identity constraint folder_import_pk primary key,
    title        text   not null,
    content_hash text   not null                        -- SHA-256 over the manifest and all tables
                 constraint folder_import_once unique,
    demonstration boolean not null,
    imported_at  timestamptz not null
);
