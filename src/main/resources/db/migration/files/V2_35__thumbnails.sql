-- A stored picture drawn small, made after it was stored. No row: nobody has begun. The number of attempts is written before each, so
-- that a picture at which the machine stops is not tried for ever.
create table files.thumbnail (
    sha256   text    not null constraint thumbnail_pk primary key constraint thumbnail_blob references files.blob,
    attempts int     not null constraint thumbnail_attempts check (attempts >= 1),
    picture  bytea,                                     -- JPEG; null: not made
    too_large boolean not null default false            -- more pixels than are unpacked: there will be none
);

-- Of every stored picture whether there is one: ready, waiting, too_large or none.
create view files.v_thumbnail as
    select b.sha256, case
        when t.picture is not null then 'ready' when t.too_large then 'too_large' when t.attempts >= 3 then 'none' else 'waiting' end as state
    from files.blob b left join files.thumbnail t on t.sha256 = b.sha256
    where b.media_type like 'image/%';
