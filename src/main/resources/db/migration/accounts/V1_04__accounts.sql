create schema accounts;

-- A body in whose name people act: grants refer to it, never to a person's name.
create table accounts.office (
    id      bigint generated always as identity constraint office_pk primary key,
    key     text   not null constraint office_key_unique unique,
    kind    text   not null constraint office_kind check (kind in ('police', 'department', 'party_committee', 'peoples_committee', 'front')),
    name    text   not null,
    name_en text   not null,
    unit_id bigint not null constraint office_unit references units.unit,
    source  text   not null
);
create index office_unit on accounts.office (unit_id);

-- Posts and ranks as a published source states them; no names.
create table accounts.post (
    id        bigint generated always as identity constraint post_pk primary key,
    office_id bigint not null constraint post_office references accounts.office,
    title     text   not null,
    rank      text   not null,
    source    text   not null,
    constraint post_once unique (office_id, title, rank)
);

create table accounts.account (
    id              bigint  generated always as identity constraint account_pk primary key,
    login           text    not null constraint account_login_unique unique constraint account_login_shape check (login ~ '^[a-z0-9][a-z0-9._-]{1,39}$'),
    display_name    text    not null,
    display_name_en text    not null,
    password_hash   text    not null,
    active          boolean not null default true
);

-- A role held in an office for a period; outside it the grant is as if never given.
create table accounts.role_grant (
    id         bigint    generated always as identity constraint role_grant_pk primary key,
    account_id bigint    not null constraint role_grant_account references accounts.account,
    role       text      not null,
    office_id  bigint    not null constraint role_grant_office references accounts.office,
    valid      daterange not null constraint role_grant_valid_some check (not isempty(valid)),
    constraint role_grant_once exclude using gist (account_id with =, role with =, office_id with =, valid with &&)
);

-- Personal tokens for programs, stored hashed.
create table accounts.token (
    id         bigint      generated always as identity constraint token_pk primary key,
    account_id bigint      not null constraint token_account references accounts.account,
    hash       text        not null constraint token_hash_unique unique,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    constraint token_expires_later check (expires_at > created_at)
);

-- Who signed in when.
create table accounts.sign_in (
    id           bigint      generated always as identity constraint sign_in_pk primary key,
    account_id   bigint      not null constraint sign_in_account references accounts.account,
    signed_in_at timestamptz not null
);
create index sign_in_account on accounts.sign_in (account_id, signed_in_at desc);

-- Sign-in sessions, in the shape that Spring Session JDBC expects.
create table accounts.session (
    primary_id            char(36) not null constraint session_pk primary key,
    session_id            char(36) not null,
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    max_inactive_interval int      not null,
    expiry_time           bigint   not null,
    principal_name        varchar(100)
);
create unique index session_id_unique on accounts.session (session_id);
create index session_expiry on accounts.session (expiry_time);
create index session_principal on accounts.session (principal_name);
create table accounts.session_attributes (
    session_primary_id char(36)     not null constraint session_attributes_session references accounts.session on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    constraint session_attributes_pk primary key (session_primary_id, attribute_name)
);

create view accounts.v_account as select id as account_id, login, display_name, display_name_en from accounts.account;
