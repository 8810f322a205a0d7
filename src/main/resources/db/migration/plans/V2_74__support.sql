-- Which body contributed what to a ward: coordination and support. Bodies, never persons.
create table plans.contribution (
    id             bigint  generated always as identity constraint contribution_pk primary key,
    unit_id        bigint  not null constraint contribution_unit references units.unit,
    office_id      bigint  constraint contribution_office references accounts.office,
    body_kind      text    constraint contribution_body check (body_kind in ('party_committee', 'peoples_committee', 'front', 'police', 'department', 'enterprise', 'other')),
    body_name      text    not null constraint contribution_body_name check (length(body_name) <= 200),
    kind           text    not null constraint contribution_kind check (kind in ('funds', 'land', 'labour', 'equipment', 'guidance', 'other')),
    amount         int     constraint contribution_amount check (amount between 1 and 100000000), -- million VND, m², hours, pieces
    contributed_on date    not null,
    criterion_id   bigint  constraint contribution_criterion references criteria.criterion,
    text           text    not null constraint contribution_text check (length(text) between 1 and 500),
    illustrative   boolean not null,
    version        int     not null default 1,
    constraint contribution_by_one check ((office_id is null) = (body_name <> '') and (office_id is null) = (body_kind is not null)),
    constraint contribution_measured check (amount is null or kind in ('funds', 'land', 'labour', 'equipment'))
);
create index contribution_unit on plans.contribution (unit_id, contributed_on desc);
insert into audit.recorded_table values ('plans.contribution');
