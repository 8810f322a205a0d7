-- A file that was not taken for what it seems to hold, with what was said about it. The content lies apart, in the data folder
-- under quarantine/, and is handed out to nobody; once it is purged only its hash is left.
create table evidence.held (
    id           bigint      generated always as identity constraint held_pk primary key,
    unit_id      bigint      not null constraint held_unit references units.unit,
    name         text        not null constraint held_name_length check (length(name) between 1 and 200),
    sha256       text        not null constraint held_hash_shape check (sha256 ~ '^[0-9a-f]{64}$'),
    size         bigint      not null constraint held_not_empty check (size > 0),
    hits         text[]      not null constraint held_hits check (cardinality(hits) > 0),   -- kind:page, never what stands there
    title        text        not null,
    kind         text        not null,
    number       text        not null,
    issuer       text        not null,
    issued_on    date,
    covers_from  date,
    covers_to    date,
    illustrative boolean     not null,
    held_by      bigint      not null constraint held_by references accounts.account,
    held_at      timestamptz not null,
    state        text        not null constraint held_state check (state in ('held', 'released', 'purged')),
    decided_by   bigint      constraint held_decided_by references accounts.account,
    decided_at   timestamptz,
    reason       text        not null,
    item_id      bigint      constraint held_item references evidence.item,
    constraint held_decided check ((state = 'held') = (decided_by is null) and (decided_by is null) = (decided_at is null)
        and (state = 'held' or reason <> '') and (state = 'released') = (item_id is not null)),
    -- Four eyes: who sent it does not say that it may come in.
    constraint held_released_by_another check (state <> 'released' or decided_by <> held_by)
);
create unique index held_once on evidence.held (unit_id, sha256) where state = 'held';
create index held_unit on evidence.held (unit_id);

insert into audit.recorded_table values ('evidence.held');
