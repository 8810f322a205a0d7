-- What proves who somebody is, apart from the account, whose rows the trail copies. No password: the owner has yet to choose one.
create table accounts.credential (
    account_id    bigint not null constraint credential_pk primary key constraint credential_account references accounts.account,
    password_hash text,
    totp_secret   text,                                 -- Base32 (RFC 4648); null: no second factor
    totp_step     bigint not null default 0             -- the last 30 seconds whose code was used: none is taken twice
);
insert into accounts.credential (account_id, password_hash) select id, password_hash from accounts.account;
alter table accounts.account
    drop column password_hash,
    add column version int not null default 1;

-- A role is given by somebody; one given for an absence says so in every act. Administrators act for no office.
alter table accounts.role_grant
    alter column office_id drop not null,
    add column substitute boolean not null default false,
    add column granted_by bigint constraint role_grant_by references accounts.account, -- null: by an import or at the first start
    add constraint role_grant_office_needed check (office_id is not null or role = 'ADMINISTRATOR'),
    add constraint role_grant_substitute_ends check (not substitute or upper(valid) is not null);

-- A link that lets one person choose a password, once, until it expires. Only its hash is kept.
create table accounts.password_link (
    id         bigint      generated always as identity constraint password_link_pk primary key,
    account_id bigint      not null constraint password_link_account references accounts.account,
    hash       text        not null constraint password_link_hash_unique unique,
    made_at    timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz
);
create index password_link_account on accounts.password_link (account_id);

-- One-time codes for whoever has lost the device of the second factor, hashed.
create table accounts.recovery_code (
    id         bigint generated always as identity constraint recovery_code_pk primary key,
    account_id bigint not null constraint recovery_code_account references accounts.account,
    hash       text   not null,
    used_at    timestamptz,
    constraint recovery_code_once unique (account_id, hash)
);

-- A token has a name its owner knows it by, and may be for reading only.
alter table accounts.token
    add column name text not null default '',
    add column scope text not null default 'all' constraint token_scope check (scope in ('read', 'all')),
    add column revoked_at timestamptz;
create index token_account on accounts.token (account_id);
