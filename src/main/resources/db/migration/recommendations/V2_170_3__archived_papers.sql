-- Steps of recommendations that letters are about.
create view recommendations.v_lettered as
    select h.id as hop_id, r.cohort_id, r.unit_id
    from recommendations.hop h join recommendations.recommendation r on r.id = h.recommendation_id
    where r.direction = 'up' and h.act in ('answer', 'forward');
