create schema notices;

-- Acts of which people are told: of the rows that such an act writes, the one that stands for it, and the page where people see it.
-- "{name}" in a page is that column of the row.
create table notices.act (
    act        text not null constraint act_pk primary key,
    table_name text not null,
    page       text not null constraint act_page check (page ~ '^/[a-z_/{}]+$')
);

-- Who is told of an act. A role: those who hold it with the unit in reach. OWNER: those who reach the unit for the office that the row names as its
-- owner. PREPARED: those who wrote to the same row before.
create table notices.rule (
    act  text not null constraint rule_act references notices.act,
    whom text not null,
    constraint rule_pk primary key (act, whom)
);

-- One person told of one entry of the trail. What it says is the entry's: the act and the unit; here is only where it leads.
create table notices.notice (
    id         bigint generated always as identity constraint notice_pk primary key,
    seq        bigint not null,                         -- of audit.entry; no key, since the trail alone guards its entries and none is taken away
    account_id bigint not null constraint notice_account references accounts.account,
    page       text   not null,                         -- empty: the row did not say where
    read_at    timestamptz,
    constraint notice_once unique (seq, account_id)     -- by however many rules, a person is told once
);
create index notice_of_account on notices.notice (account_id, id desc);
create index notice_unread on notices.notice (account_id) where read_at is null;

insert into notices.act (act, table_name, page) values
    ('ASSIGN_QUOTA', 'campaigns.quota_entry', '/campaigns/{cohort_id}/ledger'),
    ('TRANSFER_QUOTA', 'campaigns.quota_entry', '/campaigns/{cohort_id}/ledger'),
    ('PROPOSE_REGISTRATION', 'campaigns.registration', '/campaigns/{cohort_id}'),
    ('CONFIRM_REGISTRATION', 'campaigns.registration', '/campaigns/{cohort_id}'),
    ('WITHDRAW_REGISTRATION', 'campaigns.registration', '/campaigns/{cohort_id}'),
    ('SUBMIT_ASSESSMENT', 'assessment.snapshot', '/assessment/{dossier_id}'),
    ('PREPARE_DISTRICT', 'appraisal.appraisal', '/appraisal/{dossier_id}/district'),
    ('HAND_BACK_DISTRICT', 'appraisal.appraisal', '/appraisal/{dossier_id}/district'),
    ('PASS_DISTRICT', 'appraisal.appraisal', '/assessment/{dossier_id}'),
    ('RETURN_DISTRICT', 'assessment.dossier_return', '/assessment/{dossier_id}'),
    ('PREPARE_PROVINCE', 'appraisal.appraisal', '/appraisal/{dossier_id}/province'),
    ('HAND_BACK_PROVINCE', 'appraisal.appraisal', '/appraisal/{dossier_id}/province'),
    ('PASS_PROVINCE', 'appraisal.appraisal', '/assessment/{dossier_id}'),
    ('RETURN_PROVINCE', 'assessment.dossier_return', '/assessment/{dossier_id}'),
    ('PREPARE_MINISTRY', 'appraisal.appraisal', '/appraisal/{dossier_id}/ministry'),
    ('HAND_BACK_MINISTRY', 'appraisal.appraisal', '/appraisal/{dossier_id}/ministry'),
    ('PASS_MINISTRY', 'appraisal.appraisal', '/assessment/{dossier_id}'),
    ('RETURN_MINISTRY', 'assessment.dossier_return', '/assessment/{dossier_id}'),
    ('DECIDE_RECOGNITION', 'recognition.decision', '/recognition'),
    ('PREPARE_TITLE_ACT', 'recognition.title_act', '/recognition/titles/{title_id}'),
    ('DECIDE_TITLE_ACT', 'recognition.title_act', '/recognition/titles/{title_id}'),
    ('DECIDE_DELEGATION', 'inspection.delegation', '/inspection/{id}'),
    ('CONCLUDE_DELEGATION', 'inspection.demand', '/inspection'),
    ('RAISE_RECOMMENDATION', 'recommendations.recommendation', '/recommendations/{id}'),
    ('FORWARD_RECOMMENDATION', 'recommendations.recommendation', '/recommendations/{id}'),
    ('ESCALATE_RECOMMENDATION', 'recommendations.recommendation', '/recommendations/{id}'),
    ('ANSWER_RECOMMENDATION', 'recommendations.recommendation', '/recommendations/{id}'),
    ('CLOSE_RECOMMENDATION', 'recommendations.recommendation', '/recommendations/{id}'),
    ('REOPEN_RECOMMENDATION', 'recommendations.recommendation', '/recommendations/{id}'),
    ('ASSIGN_DIRECTIVE', 'recommendations.recommendation', '/recommendations/{id}'),
    ('DECIDE_CHANGE_REQUEST', 'exchange.change_request', '/exchange/requests/{id}');

insert into notices.rule (act, whom) values
    ('ASSIGN_QUOTA', 'PROVINCIAL_OFFICER'), ('ASSIGN_QUOTA', 'PROVINCIAL_APPROVER'),
    ('TRANSFER_QUOTA', 'PROVINCIAL_OFFICER'), ('TRANSFER_QUOTA', 'PROVINCIAL_APPROVER'),
    ('PROPOSE_REGISTRATION', 'PROVINCIAL_APPROVER'),
    ('CONFIRM_REGISTRATION', 'UNIT_OFFICER'), ('CONFIRM_REGISTRATION', 'UNIT_CHIEF'), ('CONFIRM_REGISTRATION', 'PREPARED'),
    ('WITHDRAW_REGISTRATION', 'UNIT_OFFICER'), ('WITHDRAW_REGISTRATION', 'UNIT_CHIEF'), ('WITHDRAW_REGISTRATION', 'PREPARED'),
    ('SUBMIT_ASSESSMENT', 'UNIT_OFFICER'), ('SUBMIT_ASSESSMENT', 'PROVINCIAL_OFFICER'),
    ('PREPARE_DISTRICT', 'DISTRICT_APPROVER'),
    ('HAND_BACK_DISTRICT', 'PREPARED'),
    ('PASS_DISTRICT', 'UNIT_OFFICER'), ('PASS_DISTRICT', 'UNIT_CHIEF'), ('PASS_DISTRICT', 'PROVINCIAL_OFFICER'), ('PASS_DISTRICT', 'PREPARED'),
    ('RETURN_DISTRICT', 'UNIT_OFFICER'), ('RETURN_DISTRICT', 'UNIT_CHIEF'),
    ('PREPARE_PROVINCE', 'PROVINCIAL_APPROVER'),
    ('HAND_BACK_PROVINCE', 'PREPARED'),
    ('PASS_PROVINCE', 'UNIT_OFFICER'), ('PASS_PROVINCE', 'UNIT_CHIEF'), ('PASS_PROVINCE', 'PROGRAMME_OFFICER'), ('PASS_PROVINCE', 'PREPARED'),
    ('RETURN_PROVINCE', 'UNIT_OFFICER'), ('RETURN_PROVINCE', 'UNIT_CHIEF'),
    ('PREPARE_MINISTRY', 'PROGRAMME_APPROVER'),
    ('HAND_BACK_MINISTRY', 'PREPARED'),
    ('PASS_MINISTRY', 'UNIT_OFFICER'), ('PASS_MINISTRY', 'UNIT_CHIEF'), ('PASS_MINISTRY', 'PROVINCIAL_OFFICER'), ('PASS_MINISTRY', 'PREPARED'),
    ('RETURN_MINISTRY', 'PROVINCIAL_OFFICER'), ('RETURN_MINISTRY', 'PROVINCIAL_APPROVER'),
    ('DECIDE_RECOGNITION', 'UNIT_OFFICER'), ('DECIDE_RECOGNITION', 'UNIT_CHIEF'), ('DECIDE_RECOGNITION', 'PROVINCIAL_OFFICER'),
    ('DECIDE_RECOGNITION', 'PROVINCIAL_APPROVER'), ('DECIDE_RECOGNITION', 'PROGRAMME_OFFICER'),
    ('PREPARE_TITLE_ACT', 'PROGRAMME_APPROVER'),
    ('DECIDE_TITLE_ACT', 'UNIT_OFFICER'), ('DECIDE_TITLE_ACT', 'UNIT_CHIEF'), ('DECIDE_TITLE_ACT', 'PROVINCIAL_OFFICER'), ('DECIDE_TITLE_ACT', 'PREPARED'),
    ('DECIDE_DELEGATION', 'PREPARED'),
    ('CONCLUDE_DELEGATION', 'UNIT_OFFICER'), ('CONCLUDE_DELEGATION', 'UNIT_CHIEF'),
    ('RAISE_RECOMMENDATION', 'OWNER'),
    ('FORWARD_RECOMMENDATION', 'OWNER'), ('FORWARD_RECOMMENDATION', 'PREPARED'),
    ('ESCALATE_RECOMMENDATION', 'OWNER'), ('ESCALATE_RECOMMENDATION', 'PREPARED'),
    ('ANSWER_RECOMMENDATION', 'PREPARED'),
    ('CLOSE_RECOMMENDATION', 'PREPARED'),
    ('REOPEN_RECOMMENDATION', 'OWNER'),
    ('ASSIGN_DIRECTIVE', 'OWNER'),
    ('DECIDE_CHANGE_REQUEST', 'PREPARED');

-- Tells of an entry whoever the rules name and whose grants of that day reach the unit; never who did it. It is part of the act: without the one there is not the other.
create function notices.tell() returns trigger language plpgsql as $$
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
    select distinct new.seq, h.account_id, case when told.page like '%{%'
        then coalesce(regexp_replace(told.page, '\{\w+\}', new.content ->> substring(told.page from '\{(\w+)\}')), '') else told.page end
    from notices.rule r
    join accounts.v_reaching h on h.unit_id = any(above) and h.valid @> (new.recorded_at at time zone 'Asia/Ho_Chi_Minh')::date
    where r.act = new.act and h.account_id is distinct from new.account_id
      and (r.whom = h.role
        or r.whom = 'OWNER' and h.office_id = (new.content ->> 'owner_office_id')::bigint
        or r.whom = 'PREPARED' and exists (
            select 1 from audit.v_entry e
            where e.table_name = new.table_name and e.row_id = new.row_id and e.seq < new.seq and e.account_id = h.account_id))
    order by h.account_id;
    return null;
end $$;

-- What happened more than thirty days before it was written down, as an import brings it, is no news.
create trigger entry_tell after insert on audit.entry for each row
    when (new.unit_id is not null and new.at >= new.recorded_at - interval '30 days')
    execute function notices.tell();

-- As the inbox counts: only what lies in reach on that day, written as units.reached reads it. Beyond a hundred nobody counts.
create or replace function accounts.unread(account bigint, day date) returns bigint language sql stable as $$
    select count(*) from (
        select 1
        from (
            select $2 || ' read ' || coalesce(array_agg(h.unit_id)::text, '{}') as reach
            from accounts.v_reaching h where h.account_id = $1 and h.valid @> $2
        ) mine
        cross join notices.notice n
        join audit.v_entry e on e.seq = n.seq
        where n.account_id = $1 and n.read_at is null and exists (select 1 from units.reached(mine.reach) r where r.unit_id = e.unit_id)
        limit 100
    ) waiting
$$;
