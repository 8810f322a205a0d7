create schema evidence;

-- A proof that a unit holds: recorded once, linked to as many criteria as it proves.
create table evidence.item (
    id           bigint  generated always as identity constraint item_pk primary key,
    unit_id      bigint  not null constraint item_unit references units.unit,
    title        text    not null constraint item_title_length check (length(title) between 1 and 300),
    kind         text    not null constraint item_kind check (kind in ('document', 'photo', 'explanation', 'other')),
    number       text    not null,
    issuer       text    not null,
    issued_on    date,
    covers_from  date,
    covers_to    date,
    form_id      uuid    not null constraint item_form_once unique,   -- one form, one item: a double click adds nothing
    no_secrets   boolean not null constraint item_no_secrets check (no_secrets), -- the uploader's recorded word: no state secrets, no citizens' data
    recorded_by  bigint  not null constraint item_by references accounts.account,
    recorded_at  timestamptz not null,
    illustrative boolean not null,
    constraint item_covers check (covers_from is null or covers_to is null or covers_from <= covers_to)
);
create index item_unit on evidence.item (unit_id);

create table evidence.item_file (
    id       bigint generated always as identity constraint item_file_pk primary key,
    item_id  bigint not null constraint item_file_item references evidence.item,
    sha256   text   not null constraint item_file_blob references files.blob,
    name     text   not null constraint item_file_name_length check (length(name) between 1 and 200),
    position int    not null,
    constraint item_file_once unique (item_id, position)
);
create index item_file_blob on evidence.item_file (sha256);

-- Which criterion of which registration an item proves.
create table evidence.link (
    id              bigint generated always as identity constraint link_pk primary key,
    item_id         bigint not null constraint link_item references evidence.item,
    registration_id bigint not null constraint link_registration references campaigns.registration,
    criterion_id    bigint not null constraint link_criterion references criteria.criterion,
    linked_by       bigint not null constraint link_by references accounts.account,
    linked_at       timestamptz not null,
    constraint link_once unique (registration_id, criterion_id, item_id)
);
create index link_item on evidence.link (item_id);

create view evidence.v_link as
    select l.registration_id, l.criterion_id, i.id as item_id, i.title, i.kind, i.number, i.issuer, i.issued_on, i.illustrative,
        (select count(*) from evidence.item_file f where f.item_id = i.id) as files
    from evidence.link l join evidence.item i on i.id = l.item_id;
create view evidence.v_file as
    select item_id, position, name, sha256 from evidence.item_file;
