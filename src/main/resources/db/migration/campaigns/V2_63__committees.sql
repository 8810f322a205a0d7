-- Who steers a programme at a unit, by office and never by name; a change ends one line and begins another.
create table campaigns.committee (
    id             bigint      generated always as identity constraint committee_pk primary key,
    programme_code text        not null constraint committee_programme references criteria.programme (code),
    unit_id        bigint      not null constraint committee_unit references units.unit,
    name           text        not null constraint committee_name check (length(name) between 1 and 200),
    founded_by     text        not null,                                          -- number of the decision and who issued it; empty: not known
    kept_by        bigint      not null constraint committee_by references accounts.account,
    kept_at        timestamptz not null,
    illustrative   boolean     not null,
    version        int         not null default 1,
    constraint committee_once unique (programme_code, unit_id)
);
create index committee_of_unit on campaigns.committee (unit_id);

create table campaigns.committee_member (
    id           bigint      generated always as identity constraint committee_member_pk primary key,
    committee_id bigint      not null constraint committee_member_of references campaigns.committee,
    post         text        not null constraint committee_member_post check (post in ('head', 'standing_deputy', 'deputy', 'member', 'secretary')),
    office       text        not null constraint committee_member_office check (length(office) between 1 and 200),
    since        date        not null,
    until        date,                                                            -- its last day
    reason       text        not null default '',                                 -- why it ended
    kept_by      bigint      not null constraint committee_member_by references accounts.account,
    kept_at      timestamptz not null,
    constraint committee_member_period check (until is null or until >= since),
    constraint committee_member_ended check ((until is null) = (reason = ''))
);
create index committee_member_index on campaigns.committee_member (committee_id);

-- The Party leads, the government runs, the police are the core, the people join: who that is at each criterion.
create table campaigns.responsibility (
    committee_id bigint not null constraint responsibility_committee references campaigns.committee,
    criterion_id bigint not null constraint responsibility_criterion references criteria.criterion,
    part         text   not null constraint responsibility_part check (part in ('leads', 'runs', 'core', 'joins')),
    body         text   not null constraint responsibility_body check (length(body) between 1 and 200),
    constraint responsibility_pk primary key (committee_id, criterion_id, part)
);
insert into audit.recorded_table values ('campaigns.committee'), ('campaigns.committee_member');
