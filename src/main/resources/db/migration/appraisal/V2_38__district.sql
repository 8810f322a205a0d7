-- The district appraises too, where the set says so.
alter table appraisal.appraisal
    drop constraint appraisal_level,
    add constraint appraisal_level check (level in ('district', 'province', 'ministry'));
