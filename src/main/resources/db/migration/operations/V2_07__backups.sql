-- Backups that this server made, and whether one could be restored: only a restored backup is a proven one.
create table operations.backup (
    id          bigint      generated always as identity constraint backup_pk primary key,
    file_name   text        not null,
    encrypted   boolean     not null,
    began_at    timestamptz not null,
    finished_at timestamptz,                            -- null while it is written, or when the server ended meanwhile
    bytes       bigint,
    entries     bigint,                                 -- entries of the trail in it
    files       bigint,
    proven_at   timestamptz,                            -- when it was restored elsewhere and verified
    findings    int,                                    -- what verify found there; 0: intact
    fault       text        not null default ''
);
