-- Whom an administrator has chosen to be told of an act, in place of those whom the rules name; null: nobody has, the rules hold. What somebody chose
-- stands in the trail as this row.
alter table notices.act
    add column id      bigint generated always as identity constraint act_id_unique unique,
    add column chosen  text[],
    add column version int not null default 1;

-- As before, but of whom was chosen.
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
        from unnest(coalesce(told.chosen, array(select r.whom from notices.rule r where r.act = new.act))) r(whom)
        join accounts.v_reaching h on h.unit_id = any(above) and h.valid @> (new.recorded_at at time zone 'Asia/Ho_Chi_Minh')::date
        where h.account_id is distinct from new.account_id
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
