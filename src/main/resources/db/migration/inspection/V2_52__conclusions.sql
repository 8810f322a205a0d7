-- What a delegation concludes at the working session after its visits; a draft until a second person concludes.
create table inspection.conclusion (
    id            bigint  generated always as identity constraint conclusion_pk primary key,
    delegation_id bigint  not null constraint conclusion_once unique constraint conclusion_delegation references inspection.delegation,
    held_on       date    not null,                     -- the working session
    place         text    not null,
    attendees     text    not null,
    strengths     text    not null,
    limits        text    not null,
    causes        text    not null,
    written_by    bigint  not null constraint conclusion_written_by references accounts.account,
    written_at    timestamptz not null,
    concluded_by  bigint  constraint conclusion_concluded_by references accounts.account,
    concluded_at  timestamptz,
    illustrative  boolean not null,
    version       int     not null default 1,
    constraint conclusion_concluded check ((concluded_by is null) = (concluded_at is null))
);

-- What a ward is told to do, until its answer is accepted.
create table inspection.demand (
    id            bigint  generated always as identity constraint demand_pk primary key,
    conclusion_id bigint  not null constraint demand_conclusion references inspection.conclusion,
    visit_id      bigint  not null constraint demand_visit references inspection.visit,
    position      int     not null,
    text          text    not null constraint demand_text check (text <> ''),
    due           date    not null,
    state         text    not null constraint demand_state check (state in ('open', 'answered', 'accepted')),
    illustrative  boolean not null
);
create index demand_conclusion on inspection.demand (conclusion_id);
create index demand_visit on inspection.demand (visit_id) where state = 'open';

-- What the ward answers; each answer stays with what was said of it.
create table inspection.answer (
    id           bigint  generated always as identity constraint answer_pk primary key,
    demand_id    bigint  not null constraint answer_demand references inspection.demand,
    text         text    not null constraint answer_text check (text <> ''),
    answered_by  bigint  not null constraint answer_answered_by references accounts.account,
    answered_at  timestamptz not null,
    accepted     boolean,                               -- null until somebody has judged it
    reason       text    not null default '',           -- why it is not accepted
    judged_by    bigint  constraint answer_judged_by references accounts.account,
    judged_at    timestamptz,
    illustrative boolean not null,
    constraint answer_judged check ((accepted is null) = (judged_by is null) and (judged_by is null) = (judged_at is null)),
    constraint answer_reason check (accepted is null or accepted or reason <> '')
);
create index answer_demand on inspection.answer (demand_id);

create table inspection.answer_proof (
    answer_id bigint not null constraint answer_proof_answer references inspection.answer,
    item_id   bigint not null constraint answer_proof_item references evidence.item,
    constraint answer_proof_pk primary key (answer_id, item_id)
);

insert into audit.recorded_table values ('inspection.conclusion'), ('inspection.demand'), ('inspection.answer');
