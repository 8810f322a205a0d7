create schema files;

-- A stored file, known by its content: the same bytes are kept once, in the data folder under their hash.
create table files.blob (
    sha256     text        not null constraint blob_pk primary key constraint blob_hash_shape check (sha256 ~ '^[0-9a-f]{64}$'),
    size       bigint      not null constraint blob_not_empty check (size > 0),
    media_type text        not null,
    stored_at  timestamptz not null
);

create view files.v_blob as select sha256, size, media_type from files.blob;
