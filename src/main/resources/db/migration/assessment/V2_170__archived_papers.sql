-- The submission's own key, of which the report of results is issued.
create or replace view assessment.v_snapshot as
    select s.dossier_id, s.number, s.content, s.content::text as text, s.sha256, s.submitted_by, s.submitted_at, v.day as verdict_day,
        v.verdict, v.facts, v.sha256 as verdict_sha256, s.id as snapshot_id
    from assessment.snapshot s left join assessment.verdict v on v.snapshot_id = s.id;
