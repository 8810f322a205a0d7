-- Where what a province was given comes from: the Ministry, another province, or what it had left in an earlier cohort.
alter table campaigns.quota_entry
    add column kind text not null default 'assign' constraint quota_entry_kind check (kind in ('assign', 'revise', 'transfer', 'carry_over')),
    add column from_unit_id bigint constraint quota_entry_from_unit references units.unit,
    add column from_cohort_id bigint constraint quota_entry_from_cohort references campaigns.cohort,
    add constraint quota_entry_from check (case kind
        when 'transfer' then from_unit_id is not null and from_unit_id <> unit_id and from_cohort_id is null and amount > 0
        when 'carry_over' then from_unit_id is null and from_cohort_id is not null and from_cohort_id <> cohort_id and amount > 0
        else from_unit_id is null and from_cohort_id is null end);
update campaigns.quota_entry e set kind = 'revise'
where exists (select 1 from campaigns.quota_entry f where f.cohort_id = e.cohort_id and f.unit_id = e.unit_id and f.id < e.id);
create index quota_entry_from_province on campaigns.quota_entry (from_unit_id) where from_unit_id is not null;
create index quota_entry_from_round on campaigns.quota_entry (from_cohort_id) where from_cohort_id is not null;

create function campaigns.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'an entry of the ledger is never changed: a correction is its next entry';
end $$;
create trigger quota_entry_immutable before update or delete on campaigns.quota_entry for each row execute function campaigns.refuse_change();

-- What each province was given in each cohort, and what went on from there; a province's quota is the sum.
create view campaigns.v_quota as
    select cohort_id, unit_id, amount, entered_at, illustrative from campaigns.quota_entry
    union all
    select coalesce(from_cohort_id, cohort_id), coalesce(from_unit_id, unit_id), -amount, entered_at, illustrative
    from campaigns.quota_entry where kind in ('transfer', 'carry_over');

-- The ledger: every entry moves an amount from one account to another, and names both. The Ministry's account has no unit. A province has
-- three: free, reserved by registrations, used by recognition. Registrations are its entries themselves, so that the two cannot differ.
create view campaigns.v_ledger as
    select e.id * 4 as entry_key, e.id as entry_id, null::bigint as registration_id, e.kind, abs(e.amount) as amount,
        coalesce(e.from_cohort_id, e.cohort_id) as from_cohort_id,
        case when e.amount < 0 or e.kind in ('transfer', 'carry_over') then 'free' else 'ministry' end as from_account,
        case when e.amount < 0 or e.kind = 'carry_over' then e.unit_id else e.from_unit_id end as from_unit_id,
        e.cohort_id as to_cohort_id,
        case when e.amount < 0 then 'ministry' else 'free' end as to_account,
        case when e.amount > 0 then e.unit_id end as to_unit_id,
        null::bigint as ward_id, e.reason, e.entered_by, e.entered_at, e.illustrative
    from campaigns.quota_entry e
    union all
    select r.id * 4 + m.step, null, r.id, m.kind, 1, r.cohort_id, m.from_account, r.province_id, r.cohort_id, m.to_account, r.province_id,
        r.unit_id, m.reason, m.entered_by, m.entered_at, r.illustrative
    from campaigns.registration r
    cross join lateral (values
        (1, 'reserve', 'free', 'reserved', r.over_quota_reason, r.proposed_by, r.proposed_at),
        (2, 'return', 'reserved', 'free', r.withdrawn_reason, r.withdrawn_by, r.withdrawn_at),
        (3, case when r.state = 'recognised' then 'consume' else 'return' end, 'reserved',
            case when r.state = 'recognised' then 'used' else 'free' end, '', null::bigint,
            case when r.decided_on is not null then greatest(r.proposed_at, r.decided_on::timestamp at time zone 'Asia/Ho_Chi_Minh') end)
    ) as m (step, kind, from_account, to_account, reason, entered_by, entered_at)
    where m.entered_at is not null;

-- Both sides of each entry; over any whole ledger they add up to nothing.
create view campaigns.v_ledger_side as
    select to_cohort_id as cohort_id, to_account as account, to_unit_id as unit_id, amount, entered_at, illustrative from campaigns.v_ledger
    union all
    select from_cohort_id, from_account, from_unit_id, -amount, entered_at, illustrative from campaigns.v_ledger;
