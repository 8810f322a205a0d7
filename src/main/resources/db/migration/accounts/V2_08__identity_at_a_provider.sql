-- Whom an identity provider means by one of its subjects here: bound by the first sign-in, so that a name given to somebody
-- else there later opens nothing. A row is taken away when an administrator resets the account.
create table accounts.provider_identity (
    id         bigint      generated always as identity constraint provider_identity_pk primary key,
    account_id bigint      not null constraint provider_identity_account references accounts.account,
    issuer     text        not null,
    subject    text        not null constraint provider_identity_subject_length check (length(subject) between 1 and 255),
    bound_at   timestamptz not null,
    constraint provider_identity_subject unique (issuer, subject),
    constraint provider_identity_one unique (account_id, issuer)
);
insert into audit.recorded_table values ('accounts.provider_identity');
