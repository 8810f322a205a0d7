-- What levels that have passed a dossier found, criterion by criterion.
create view appraisal.v_passed_finding as
    select a.dossier_id, a.level, f.criterion_id, f.result
    from appraisal.appraisal a join appraisal.finding f on f.appraisal_id = a.id
    where a.state = 'passed';
