-- What the levels found, with their reasons, of appraisals that were passed.
create view appraisal.v_finding as
    select a.dossier_id, a.level, f.criterion_id, f.result, f.reason, f.appraised_at
    from appraisal.appraisal a join appraisal.finding f on f.appraisal_id = a.id
    where a.state = 'passed';
