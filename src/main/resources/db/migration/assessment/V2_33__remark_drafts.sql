-- A remark that a level keeps to itself until it is sent: seen by that level alone, never by those below or beside it. What was
-- sent stays here with the remark that it became, so that sending twice sends once.
create table assessment.remark_draft (
    id           bigint  generated always as identity constraint remark_draft_pk primary key,
    dossier_id   bigint  not null constraint remark_draft_dossier references assessment.dossier,
    criterion_id bigint  constraint remark_draft_criterion references criteria.criterion,
    level        text    not null constraint remark_draft_level check (level in ('province', 'ministry')),
    text         text    not null constraint remark_draft_text check (text <> ''),
    due          date,                                  -- null: it asks for nothing; a return puts its own deadline in its place
    form_id      uuid    not null constraint remark_draft_form_once unique,
    written_by   bigint  not null constraint remark_draft_by references accounts.account,  -- who wrote it last
    office_name  text    not null,
    written_at   timestamptz not null,
    version      int     not null default 1,
    remark_id    bigint  constraint remark_draft_sent_as references assessment.remark constraint remark_draft_sent_once unique,
    dropped_at   timestamptz,
    illustrative boolean not null,
    constraint remark_draft_ends_once check (remark_id is null or dropped_at is null)
);
create index remark_draft_dossier on assessment.remark_draft (dossier_id);
insert into audit.recorded_table values ('assessment.remark_draft');
