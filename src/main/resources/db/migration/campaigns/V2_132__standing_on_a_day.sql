-- How the registrations of a cohort stood at the end of a day, for those who compare with it; those that were not there yet are left out.
create function campaigns.standing_on(cohort_id bigint, day date) returns table (unit_id bigint, state text) language sql stable as $$
    select r.unit_id, campaigns.state_on(r, $2) from campaigns.registration r where r.cohort_id = $1 and campaigns.state_on(r, $2) is not null
$$;
