-- A phone that a member takes on a delegation. Whatever is written on it bears a seal made with its key.
create table inspection.phone (
    id            bigint  generated always as identity constraint phone_pk primary key,
    phone_key     uuid    not null constraint phone_once unique,
    delegation_id bigint  not null constraint phone_delegation references inspection.delegation,
    account_id    bigint  not null constraint phone_account references accounts.account,
    token_id      bigint  not null constraint phone_token references accounts.token,
    seal_key      bytea   not null,
    taken_at      timestamptz not null,
    lost_at       timestamptz,                          -- reported lost: it wipes itself when it asks next
    lost_by       bigint  constraint phone_lost_by references accounts.account,
    constraint phone_lost check ((lost_at is null) = (lost_by is null))
);
create index phone_delegation on inspection.phone (delegation_id);

-- What has arrived from phones, each once, whoever brought it.
create table inspection.entry (
    id         bigint  generated always as identity constraint entry_pk primary key,
    entry_key  uuid    not null constraint entry_once unique,   -- made on the phone
    phone_id   bigint  not null constraint entry_phone references inspection.phone,
    kind       text    not null constraint entry_kind check (kind in ('finding', 'photograph', 'begun', 'ended', 'signature')),
    brought_by bigint  not null constraint entry_brought_by references accounts.account,
    late       boolean not null,                        -- the work at the wards had ended: kept and shown, counts no more
    sha256     text    not null,
    arrived_at timestamptz not null
);
create index entry_phone on inspection.entry (phone_id);

-- When a member began and ended at a ward, by the clock of the phone.
create table inspection.presence (
    id           bigint  generated always as identity constraint presence_pk primary key,
    entry_id     bigint  not null constraint presence_once unique constraint presence_entry references inspection.entry,
    visit_id     bigint  not null constraint presence_visit references inspection.visit,
    account_id   bigint  not null constraint presence_account references accounts.account,
    kind         text    not null constraint presence_kind check (kind in ('begun', 'ended')),
    happened_at  timestamptz not null,
    illustrative boolean not null
);
create index presence_visit on inspection.presence (visit_id);

-- The drawn signature of an official who was present.
create table inspection.signature (
    id           bigint  generated always as identity constraint signature_pk primary key,
    entry_id     bigint  not null constraint signature_once unique constraint signature_entry references inspection.entry,
    visit_id     bigint  not null constraint signature_visit references inspection.visit,
    taken_by     bigint  not null constraint signature_taken_by references accounts.account,
    name         text    not null constraint signature_name check (name <> ''),
    post         text    not null constraint signature_post check (post <> ''),
    picture      bytea,                                 -- PNG; null once the signed minutes are stored
    signed_at    timestamptz not null,                  -- by the clock of the phone
    illustrative boolean not null
);
create index signature_visit on inspection.signature (visit_id);

-- A photograph of an item: announced first, there when all of its parts are.
create table inspection.photograph (
    id           bigint  generated always as identity constraint photograph_pk primary key,
    entry_id     bigint  not null constraint photograph_once unique constraint photograph_entry references inspection.entry,
    item_id      bigint  not null constraint photograph_item references inspection.item,
    taken_by     bigint  not null constraint photograph_taken_by references accounts.account,
    note         text    not null,
    latitude     numeric(8, 6),                         -- only where the inspector turned it on
    longitude    numeric(9, 6),
    taken_at     timestamptz not null,                  -- by the clock of the phone
    size         int     not null constraint photograph_size check (size between 1 and 8000000),
    sent_sha256  text    not null,                      -- of what the phone sends
    sha256       text,                                  -- of what is kept of it
    arrived_at   timestamptz,
    illustrative boolean not null,
    constraint photograph_position check ((latitude is null) = (longitude is null)),
    constraint photograph_there check ((sha256 is null) = (arrived_at is null))
);
create index photograph_item on inspection.photograph (item_id);

-- What has come so far of a photograph that is still coming.
create table inspection.photograph_part (
    photograph_id bigint not null constraint photograph_part_of references inspection.photograph,
    from_byte     int    not null,
    content       bytea  not null,
    constraint photograph_part_pk primary key (photograph_id, from_byte)
);

-- What comes late stands for nothing.
create or replace view inspection.standing as
    select distinct on (item_id, found_by) id, finding_id, item_id, found_by, number, result, note, found_at, arrived_at
    from inspection.finding f
    where not exists (select 1 from inspection.entry e where e.entry_key = f.finding_id and e.late)
    order by item_id, found_by, number desc, finding_id desc;

-- Of an entry the trail keeps what it brought.
insert into audit.recorded_table values ('inspection.phone'), ('inspection.presence'), ('inspection.signature'), ('inspection.photograph');
