-- A council (hội đồng xét) that considers the dossiers of a cohort at one level.
create table appraisal.council (
    id              bigint  generated always as identity constraint council_pk primary key,
    cohort_id       bigint  not null constraint council_cohort references campaigns.cohort,
    level           text    not null constraint council_level check (level in ('province', 'ministry')),
    unit_id         bigint  not null constraint council_unit references units.unit,      -- the province, or the country for V05
    name            text    not null,
    decision_number text    not null,                   -- of the decision that founded it
    decided_on      date    not null,
    version         int     not null default 1,
    constraint council_once unique (cohort_id, level, unit_id)
);

-- Who votes in it, for which office; replaced as a whole while no session is open.
create table appraisal.council_member (
    council_id bigint not null constraint council_member_council references appraisal.council,
    account_id bigint not null constraint council_member_account references accounts.account,
    position   int    not null,
    office     text   not null,
    role       text   not null constraint council_member_role check (role in ('chair', 'vice_chair', 'secretary', 'member')),
    constraint council_member_pk primary key (council_id, account_id)
);
create unique index council_one_chair on appraisal.council_member (council_id) where role = 'chair';
create index council_member_account on appraisal.council_member (account_id);

-- One meeting of a council.
create table appraisal.session (
    id            bigint  generated always as identity constraint session_pk primary key,
    council_id    bigint  not null constraint session_council references appraisal.council,
    meets_on      date    not null,
    meets_at      time    not null,
    place         text    not null,
    state         text    not null constraint session_state check (state in ('convened', 'open', 'closed', 'cancelled')),
    convened_by   bigint  not null constraint session_convened_by references accounts.account,
    convened_at   timestamptz not null,
    closed_at     timestamptz,
    cancel_reason text    not null default '',
    version       int     not null default 1,
    constraint session_closed check ((state = 'closed') = (closed_at is not null)),
    constraint session_cancelled check ((state = 'cancelled') = (cancel_reason <> ''))
);
create unique index session_one_at_once on appraisal.session (council_id) where state in ('convened', 'open');

-- A dossier on a session's agenda. The vote is about the appraisal as it was when the session opened: another version is another one.
create table appraisal.session_item (
    id                bigint generated always as identity constraint session_item_pk primary key,
    session_id        bigint not null constraint session_item_session references appraisal.session,
    dossier_id        bigint not null constraint session_item_dossier references assessment.dossier,
    appraisal_version int,
    outcome           text   constraint session_item_outcome check (outcome in ('no_quorum', 'approved', 'not_approved', 'vote_again')),
    constraint session_item_once unique (session_id, dossier_id)
);
create index session_item_dossier on appraisal.session_item (dossier_id);

-- Members who are there.
create table appraisal.attendance (
    session_id bigint not null constraint attendance_session references appraisal.session,
    account_id bigint not null constraint attendance_account references accounts.account,
    constraint attendance_pk primary key (session_id, account_id)
);

-- Who does not vote on a dossier: found by the units they belong to when the session opened, or declared by themselves.
create table appraisal.exclusion (
    id         bigint  generated always as identity constraint exclusion_pk primary key,
    item_id    bigint  not null constraint exclusion_item references appraisal.session_item,
    account_id bigint  not null constraint exclusion_account references accounts.account,
    declared   boolean not null,
    reason     text    not null,                        -- the unit's name, or what was declared
    constraint exclusion_once unique (item_id, account_id)
);

-- Who has voted on what. Of a secret ballot nothing more is kept here, nor anywhere else.
create table appraisal.ballot (
    id         bigint  generated always as identity constraint ballot_pk primary key,
    item_id    bigint  not null constraint ballot_item references appraisal.session_item,
    account_id bigint  not null constraint ballot_account references accounts.account,
    secret     boolean not null,
    vote       text    constraint ballot_vote check (vote in ('for', 'against', 'abstain')),
    constraint ballot_once unique (item_id, account_id),
    constraint ballot_secret check (secret = (vote is null))
);

-- The sum of an item's secret ballots: one row that is counted up. A row for each vote would lie beside its ballot and tell whose it is.
create table appraisal.ballot_sum (
    item_id       bigint not null constraint ballot_sum_pk primary key constraint ballot_sum_item references appraisal.session_item,
    votes_for     int    not null default 0,
    votes_against int    not null default 0,
    abstained     int    not null default 0
);

-- What a closed session came to, for ever.
create table appraisal.minutes (
    id         bigint generated always as identity constraint minutes_pk primary key,
    session_id bigint not null constraint minutes_session references appraisal.session constraint minutes_once unique,
    content    jsonb  not null,
    sha256     text   not null,                         -- of the canonical (jsonb) text of content
    closed_by  bigint not null constraint minutes_by references accounts.account,
    closed_at  timestamptz not null,
    constraint minutes_hash check (sha256 = encode(sha256(convert_to(content::text, 'UTF8')), 'hex'))
);
create function appraisal.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'minutes are never changed';
end $$;
create trigger minutes_immutable before update or delete on appraisal.minutes for each row execute function appraisal.refuse_change();

-- Votes and outcomes are written while a session is open, never after. The argument names the column that holds the item.
create function appraisal.refuse_closed() returns trigger language plpgsql as $$
begin
    if exists (select 1 from appraisal.session_item i join appraisal.session s on s.id = i.session_id
               where i.id = (to_jsonb(coalesce(new, old)) ->> tg_argv[0])::bigint and s.state <> 'open') then
        raise exception 'the session is not open';
    end if;
    return coalesce(new, old);
end $$;
create trigger ballot_while_open before insert or update or delete on appraisal.ballot for each row execute function appraisal.refuse_closed('item_id');
create trigger ballot_sum_while_open before insert or update or delete on appraisal.ballot_sum for each row execute function appraisal.refuse_closed('item_id');
create trigger session_item_while_open before update or delete on appraisal.session_item for each row execute function appraisal.refuse_closed('id');

-- What the last council that came to an end said of a dossier at a level; current while the appraisal is still the one it voted on.
create view appraisal.v_considered as
    select distinct on (i.dossier_id, c.level) i.dossier_id, c.level, i.outcome, s.id as session_id, s.closed_at,
        coalesce(i.appraisal_version = a.version, false) as current
    from appraisal.session_item i
    join appraisal.session s on s.id = i.session_id
    join appraisal.council c on c.id = s.council_id
    join appraisal.appraisal a on a.dossier_id = i.dossier_id and a.level = c.level
    where s.state = 'closed'
    order by i.dossier_id, c.level, s.closed_at desc, s.id desc;

insert into audit.recorded_table values ('appraisal.council'), ('appraisal.session'), ('appraisal.session_item'), ('appraisal.exclusion'), ('appraisal.ballot'), ('appraisal.minutes');
