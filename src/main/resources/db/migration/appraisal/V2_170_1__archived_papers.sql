-- What councils concluded on a dossier, in the words of the minutes: neither who sat in them nor how many voted how.
create view appraisal.v_council_conclusion as
    select k.dossier_id, k.level, m.content ->> 'council' as council, m.content ->> 'decisionNumber' as decision_number, s.meets_on, k.outcome,
        m.sha256 as minutes_sha256, k.closed_at
    from appraisal.v_considered k
    join appraisal.session s on s.id = k.session_id
    join appraisal.minutes m on m.session_id = s.id;
