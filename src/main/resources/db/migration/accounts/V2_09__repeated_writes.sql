-- What a program was answered when it wrote with a key of its own, so that the same request sent again is answered the same
-- and done once. Kept for a day; not part of the trail: what was done is there.
create table accounts.idempotent_write (
    account_id  bigint      not null constraint idempotent_write_account references accounts.account,
    key         text        not null constraint idempotent_write_key_shape check (length(key) between 1 and 200),
    written_at  timestamptz not null,
    fingerprint text,                                    -- SHA-256 of method, address and body; null: under way
    status      int,
    location    text,
    body        text,                                    -- null: it held a secret that is shown once
    constraint idempotent_write_pk primary key (account_id, key)
);
