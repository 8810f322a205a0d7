create view campaigns.v_cohort as
    select id as cohort_id, set_id, year, name_vi as cohort_name_vi, name_en as cohort_name_en, illustrative from campaigns.cohort;
