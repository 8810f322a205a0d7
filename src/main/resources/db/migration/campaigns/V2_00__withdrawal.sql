-- A registration can be withdrawn, with a reason; the ward may then be registered again.
alter table campaigns.registration
    add column withdrawn_reason text not null default '',
    add column withdrawn_by bigint constraint registration_withdrawn_by references accounts.account,
    add column withdrawn_at timestamptz,
    drop constraint registration_confirmed,
    add constraint registration_confirmed check (
        (confirmed_at is null) = (confirmed_by is null)
        and case state when 'proposed' then confirmed_at is null when 'withdrawn' then true else confirmed_at is not null end),
    add constraint registration_withdrawn check (
        (state = 'withdrawn') = (withdrawn_at is not null) and (withdrawn_at is null) = (withdrawn_by is null)
        and (state = 'withdrawn') = (withdrawn_reason <> '')),
    drop constraint registration_once;
create unique index registration_once on campaigns.registration (cohort_id, unit_id) where state <> 'withdrawn';

create or replace view campaigns.v_registration as
    select r.id as registration_id, r.cohort_id, r.unit_id, r.province_id, r.state, r.illustrative,
        c.set_id, c.year, c.name_vi as cohort_name_vi, c.name_en as cohort_name_en,
        c.registration_due, c.answers_due, c.province_due, c.ministry_due, c.decision_due, r.withdrawn_reason
    from campaigns.registration r join campaigns.cohort c on c.id = r.cohort_id;
