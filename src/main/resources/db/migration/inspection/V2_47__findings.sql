-- What is looked at on a visit: each criterion, what is to be seen on the spot, open questions. Made when the delegation sets out.
create table inspection.item (
    id           bigint  generated always as identity constraint item_pk primary key,
    visit_id     bigint  not null constraint item_visit references inspection.visit,
    kind         text    not null constraint item_kind check (kind in ('criterion', 'field', 'question')),
    criterion_id bigint  constraint item_criterion references criteria.criterion,    -- null: about the ward as a whole
    position     int     not null,
    text_vi      text    not null,
    text_en      text    not null,                      -- of a question, which is in one language only, the same
    asked_by     bigint  constraint item_asked_by references accounts.account,       -- of a question of the delegation itself
    illustrative boolean not null,
    constraint item_of_a_criterion check (kind = 'question' or criterion_id is not null)
);
create index item_visit on inspection.item (visit_id);

-- What a member found at an item. Never changed: a later one of the same member, by its number, stands in the place of the earlier.
create table inspection.finding (
    id          bigint  generated always as identity constraint finding_pk primary key,
    finding_id  uuid    not null constraint finding_once unique,   -- made where it was written down, so that it arrives once
    item_id     bigint  not null constraint finding_item references inspection.item,
    found_by    bigint  not null constraint finding_by references accounts.account,
    number      int     not null constraint finding_number check (number > 0),       -- counts the member's findings at the item
    result      text    not null constraint finding_result check (result in ('met', 'not_met', 'not_seen')),
    note        text    not null,
    found_at    timestamptz not null,                   -- by the clock of the device, which may be wrong
    arrived_at  timestamptz not null,
    sha256      text    not null,
    illustrative boolean not null
);
create index finding_item on inspection.finding (item_id);

-- The head's word where members found otherwise, about those findings and no later ones.
create table inspection.settlement (
    id          bigint  generated always as identity constraint settlement_pk primary key,
    item_id     bigint  not null constraint settlement_item references inspection.item,
    findings    uuid[]  not null,                       -- those that stood, sorted
    result      text    not null constraint settlement_result check (result in ('met', 'not_met', 'not_seen')),
    reason      text    not null constraint settlement_reason check (reason <> ''),
    settled_by  bigint  not null constraint settlement_by references accounts.account,
    settled_at  timestamptz not null
);
create index settlement_item on inspection.settlement (item_id);

-- Of each member the finding that stands at an item: by number, and between two of one number by key, wherever they arrived first.
create view inspection.standing as
    select distinct on (item_id, found_by) id, finding_id, item_id, found_by, number, result, note, found_at, arrived_at
    from inspection.finding order by item_id, found_by, number desc, finding_id desc;

-- What the findings that stand come to: one result where they agree or the head has settled these very ones.
create view inspection.merged as
    select i.id as item_id, i.visit_id, s.members, s.members > 0 and s.results > 1 and t.result is null as conflict,
        case when s.results = 1 then s.result else t.result end as result, t.id as settlement_id
    from inspection.item i
    cross join lateral (
        select count(*) as members, count(distinct result) as results, min(result) as result, array_agg(finding_id order by finding_id) as findings
        from inspection.standing where item_id = i.id) s
    left join lateral (
        select id, result from inspection.settlement
        where item_id = i.id and findings = s.findings and s.results > 1 order by id desc limit 1) t on true;

insert into audit.recorded_table values ('inspection.item'), ('inspection.finding'), ('inspection.settlement');
