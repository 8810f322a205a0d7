-- Which criterion a recommendation is about, for those who only count them.
create or replace view recommendations.v_recommendation as
    select id as recommendation_id, cohort_id, unit_id, direction, class, state, level, due, raised_at, illustrative, criterion_id
    from recommendations.recommendation;

-- What is answered: at which level, and when that answer was given.
create view recommendations.v_answered as
    select r.id as recommendation_id, r.cohort_id, r.unit_id, r.direction, r.answer_level as level, r.raised_at, r.illustrative,
        (select max(h.done_at) from recommendations.hop h where h.recommendation_id = r.id and h.act = 'answer') as answered_at
    from recommendations.recommendation r
    where r.state in ('answered', 'closed');
