-- Where recommendations lie and since when, for those who only count them.
create view recommendations.v_recommendation as
    select id as recommendation_id, cohort_id, unit_id, direction, class, state, level, due, raised_at, illustrative
    from recommendations.recommendation;
create index recommendation_open on recommendations.recommendation (cohort_id) where state not in ('answered', 'closed');
