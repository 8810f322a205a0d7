create view campaigns.v_cohort as select id as cohort_id, set_id, year, name_vi, name_en from campaigns.cohort;
