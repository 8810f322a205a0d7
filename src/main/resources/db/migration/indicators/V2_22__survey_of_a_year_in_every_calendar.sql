-- A survey is of a unit's year, whatever day a programme's year begins on: its figures are held to it in every calendar.
create or replace view indicators.v_survey_figure as
    select s.unit_id, s.starts, f.metric, f.value, s.year from indicators.v_survey s
    cross join lateral (values ('satisfaction_issued', s.issued), ('satisfaction_valid', s.valid),
        ('satisfaction_satisfied', s.very_satisfied + s.satisfied)) f (metric, value);
