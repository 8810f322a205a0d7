-- A unit's survey of satisfaction in a year, as it was saved: totals of slips, never who answered. A row is never changed: a
-- correction is the next version with its reason, and the last version counts.
create table indicators.survey (
    id             bigint  generated always as identity constraint survey_pk primary key,
    unit_id        bigint  not null constraint survey_unit references units.unit,
    year           integer not null,
    starts         date    not null,                       -- first day of the year of reporting, as its figures have it
    version        integer not null constraint survey_version check (version > 0),
    form           text    not null constraint survey_form_length check (length(form) between 1 and 80),
    method         text    not null constraint survey_method check (method in ('meeting', 'household', 'one_stop_desk', 'telephone', 'online')),
    first_day      date    not null,
    last_day       date    not null,
    issued         integer not null,
    returned       integer not null,
    valid          integer not null,
    very_satisfied integer not null,
    satisfied      integer not null,
    not_satisfied  integer not null,
    no_opinion     integer not null,                       -- answered otherwise, or had no opinion
    source         text    not null constraint survey_source_length check (length(source) <= 80),
    reason         text    not null,                       -- why it differs from the version before
    recorded_by    bigint  not null constraint survey_recorded_by references accounts.account,
    recorded_at    timestamptz not null,
    illustrative   boolean not null,
    constraint survey_version_once unique (unit_id, year, version),
    constraint survey_days_in_order check (first_day <= last_day),
    constraint survey_slips_in_order check (issued >= returned and returned >= valid and valid > 0),
    constraint survey_counts check (least(very_satisfied, satisfied, not_satisfied, no_opinion) >= 0),
    constraint survey_adds_up check (very_satisfied + satisfied + not_satisfied + no_opinion = valid),
    constraint survey_corrected_with_reason check (version = 1 or reason <> '')
);
create function indicators.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'a survey that was saved is never changed: a correction is its next version';
end $$;
create trigger survey_immutable before update or delete on indicators.survey for each row execute function indicators.refuse_change();

-- The survey of each unit and year as it is known now.
create view indicators.v_survey as
    select distinct on (unit_id, year) * from indicators.survey order by unit_id, year, version desc;

-- The figures that surveys make: those of the unit and year are these and no others.
create view indicators.v_survey_figure as
    select s.unit_id, s.starts, f.metric, f.value from indicators.v_survey s
    cross join lateral (values ('satisfaction_issued', s.issued), ('satisfaction_valid', s.valid),
        ('satisfaction_satisfied', s.very_satisfied + s.satisfied)) f (metric, value);

insert into audit.recorded_table values ('indicators.survey');
