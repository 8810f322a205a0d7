-- How somebody wants to be told by mail that notices wait: at each, or once a day at an hour. No row: not at all. Not in the trail, as it is nobody
-- else's business; beside the account, as nobody else needs the address.
create table notices.mail_choice (
    account_id   bigint not null constraint mail_choice_pk primary key constraint mail_choice_account references accounts.account,
    address      text   not null,
    frequency    text   not null constraint mail_choice_frequency check (frequency in ('each', 'daily')),
    hour         int    not null constraint mail_choice_hour check (hour between 0 and 23),  -- in Vietnam
    language     text   not null constraint mail_choice_language check (language in ('vi', 'en')),
    code         text,                                  -- null: the address is confirmed; until then it is sent this code and nothing else
    last_daily   date,
    last_notice  bigint not null default 0              -- the newest when the last daily mail was made: of those before nobody is told again
);

-- A delivery goes to a program, or by mail to a person: MAIL says that notices wait, CONFIRM_MAIL asks for the code.
alter table notices.delivery
    alter column receiver_id drop not null,
    add column account_id bigint constraint delivery_account references accounts.account,
    add constraint delivery_to_one check (num_nonnulls(receiver_id, account_id) = 1);
-- Nobody is sent a second mail while the first one has yet to be tried: it will say how many wait.
create unique index delivery_mail_once on notices.delivery (account_id, act) where account_id is not null and state = 'waiting' and attempts = 0;
create index delivery_of_account on notices.delivery (account_id) where account_id is not null;
-- Mail is one lane, as it has one server; it has the number 0.
drop index notices.delivery_due;
create index delivery_due on notices.delivery ((coalesce(receiver_id, 0)), due) where state = 'waiting';

-- As before, and whoever wants a mail at each is due one.
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
    with noticed as (
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
        order by h.account_id
        returning account_id
    )
    insert into notices.delivery (account_id, act, api, at, due)
    select m.account_id, 'MAIL', '', new.recorded_at, new.recorded_at
    from noticed n join notices.mail_choice m on m.account_id = n.account_id and m.frequency = 'each' and m.code is null
    order by m.account_id
    on conflict do nothing;
    insert into notices.delivery (receiver_id, seq, act, api, at, due)
    select r.id, new.seq, new.act, notices.filled(coalesce(told.api, '/api/v1' || told.page), new.content), new.at, new.recorded_at
    from notices.receiver r join accounts.v_office o on o.office_id = r.office_id
    where r.enabled and new.act = any(r.acts) and o.unit_id = any(above)
    order by r.id;
    return null;
end $$;
