-- Titles and how they stand, for those who only count them.
create view recognition.v_title as
    select id as title_id, unit_id, cohort_id, state, certificate_number, conferred_on, illustrative from recognition.title;
