-- A ward that a province looks into before it registers any: how it stands by a survey, and what speaks for and against it.
create table campaigns.candidate (
    id              bigint      generated always as identity constraint candidate_pk primary key,
    cohort_id       bigint      not null constraint candidate_cohort references campaigns.cohort,
    unit_id         bigint      not null constraint candidate_unit references units.unit,
    reasons_for     text        not null,
    reasons_against text        not null,
    surveyed_by     bigint      not null constraint candidate_by references accounts.account,
    surveyed_at     timestamptz not null,
    illustrative    boolean     not null,
    version         int         not null default 1,
    constraint candidate_once unique (cohort_id, unit_id)
);
create index candidate_of_unit on campaigns.candidate (unit_id);

-- How it stands by the survey at each criterion; none: nobody looked.
create table campaigns.candidate_standing (
    candidate_id bigint not null constraint candidate_standing_candidate references campaigns.candidate on delete cascade,
    criterion_id bigint not null constraint candidate_standing_criterion references criteria.criterion,
    standing     text   not null constraint candidate_standing_value check (standing in ('met', 'partly', 'not_met')),
    note         text   not null,
    constraint candidate_standing_pk primary key (candidate_id, criterion_id)
);

-- Chosen or not, and why; a later choice does not replace an earlier one.
create table campaigns.candidate_choice (
    id           bigint      generated always as identity constraint candidate_choice_pk primary key,
    candidate_id bigint      not null constraint candidate_choice_candidate references campaigns.candidate,
    chosen       boolean     not null,
    reason       text        not null constraint candidate_choice_reason check (reason <> ''),
    chosen_by    bigint      not null constraint candidate_choice_by references accounts.account,
    chosen_at    timestamptz not null
);
create index candidate_choice_of on campaigns.candidate_choice (candidate_id, id);
insert into audit.recorded_table values ('campaigns.candidate'), ('campaigns.candidate_choice');
create trigger candidate_choice_immutable before update or delete on campaigns.candidate_choice for each row execute function campaigns.refuse_change();
