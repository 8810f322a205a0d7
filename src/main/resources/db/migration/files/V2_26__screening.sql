-- What a look into the file told before it was stored: text, all its words were looked through; no_text, some or all are
-- pictures. Null: stored before anybody looked. A picture keeps when it was taken, and nothing else that the camera wrote.
alter table files.blob
    add column screened text constraint blob_screened check (screened in ('text', 'no_text')),
    add column captured_at timestamptz;

create or replace view files.v_blob as select sha256, size, media_type, screened, captured_at from files.blob;
