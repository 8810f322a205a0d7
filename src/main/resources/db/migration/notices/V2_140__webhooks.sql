-- Where a program finds what an act wrote. Null: at the page's own address after /api/v1.
alter table notices.act add column api text constraint act_api check (api ~ '^/api/v1/[a-z_/{}]+$');
update notices.act set api = '/api/v1/recognition/titles' where act = 'DECIDE_RECOGNITION';

-- A program that is told of acts: those of its list, in the units that its office reaches. It is not told what was written, only where that is.
create table notices.receiver (
    id        bigint  generated always as identity constraint receiver_pk primary key,
    office_id bigint  not null constraint receiver_office references accounts.office,
    name      text    not null,
    url       text    not null,
    acts      text[]  not null constraint receiver_acts_some check (cardinality(acts) > 0),
    enabled   boolean not null default true,
    version   int     not null default 1
);
insert into audit.recorded_table values ('notices.receiver');

-- What a receiver knows our calls by, apart from the receiver, whose rows the trail copies. Kept as it is, since every call is signed with it.
create table notices.receiver_secret (
    id          bigint generated always as identity constraint receiver_secret_pk primary key,
    receiver_id bigint not null constraint receiver_secret_receiver references notices.receiver,
    secret      text   not null,
    valid_until timestamptz                             -- null: the one that holds; else the one before it, for those who have yet to change
);
create unique index receiver_secret_current on notices.receiver_secret (receiver_id) where valid_until is null;

-- What is to be carried out of the house, written with the act itself and carried when that is committed. It waits, with another try later each
-- time, until it is delivered or, after the last try, dead.
create table notices.delivery (
    id            bigint      generated always as identity constraint delivery_pk primary key,
    receiver_id   bigint      not null constraint delivery_receiver references notices.receiver,
    message_id    uuid        not null default gen_random_uuid(),  -- the same at each try, so that a receiver knows what it has
    seq           bigint,                               -- of audit.entry; null: a test
    act           text        not null,
    api           text        not null,                 -- empty: the row did not say where
    at            timestamptz not null,
    state         text        not null default 'waiting' constraint delivery_state check (state in ('waiting', 'delivered', 'dead')),
    attempts      int         not null default 0,
    due           timestamptz not null,
    sending_until timestamptz,                          -- somebody is at it; beyond that moment whoever it was has gone
    settled_at    timestamptz constraint delivery_settled check ((settled_at is null) = (state = 'waiting')),
    status        int,                                  -- what the receiver answered last
    fault         text        not null default '',      -- why the last try failed
    constraint delivery_once unique (receiver_id, seq)
);
create index delivery_due on notices.delivery (receiver_id, due) where state = 'waiting';
create index delivery_newest on notices.delivery (receiver_id, id desc);

-- An address with "{name}" for a column of the row; empty where the row has none of that name.
create function notices.filled(address text, content jsonb) returns text language sql immutable as $$
    select case when address like '%{%'
        then coalesce(regexp_replace(address, '\{\w+\}', content ->> substring(address from '\{(\w+)\}')), '') else address end
$$;

-- Tells of an entry whoever the rules name and whose grants of that day reach the unit, never who did it, and receivers whose office reaches it. It is
-- part of the act: without the one there is not the other.
create or replace function notices.tell() returns trigger language plpgsql as $$
declare
    told  notices.act;
    above bigint[];
begin
    select * into told from notices.act where act = new.act and table_name = new.table_name;
    if not found then
        return null;
    end if;
    above := array(select a.unit_id from units.above(array[new.unit_id]) a);
    insert into notices.notice (seq, account_id, page)
    select distinct new.seq, h.account_id, notices.filled(told.page, new.content)
    from notices.rule r
    join accounts.v_reaching h on h.unit_id = any(above) and h.valid @> (new.recorded_at at time zone 'Asia/Ho_Chi_Minh')::date
    where r.act = new.act and h.account_id is distinct from new.account_id
      and (r.whom = h.role
        or r.whom = 'OWNER' and h.office_id = (new.content ->> 'owner_office_id')::bigint
        or r.whom = 'PREPARED' and exists (
            select 1 from audit.v_entry e
            where e.table_name = new.table_name and e.row_id = new.row_id and e.seq < new.seq and e.account_id = h.account_id))
    order by h.account_id;
    insert into notices.delivery (receiver_id, seq, act, api, at, due)
    select r.id, new.seq, new.act, notices.filled(coalesce(told.api, '/api/v1' || told.page), new.content), new.at, new.recorded_at
    from notices.receiver r join accounts.v_office o on o.office_id = r.office_id
    where r.enabled and new.act = any(r.acts) and o.unit_id = any(above)
    order by r.id;
    return null;
end $$;
