-- Titles as they are counted: of the programme of the first cohort, a ward once with its last one, however many cohorts gave it one. A title that
-- is suspended, lapsed or revoked is not held.
create function recognition.held() returns table (
    unit_id bigint, title_id bigint, cohort_id bigint, year int, certificate_number text, conferred_on date, illustrative boolean
) language sql stable as $$
    select distinct on (t.unit_id) t.unit_id, t.id as title_id, t.cohort_id, c.year, t.certificate_number, t.conferred_on, t.illustrative
    from recognition.title t
    join campaigns.v_cohort c on c.cohort_id = t.cohort_id
    join criteria.v_set s on s.set_id = c.set_id and s.programme_code = (
        select f.programme_code from campaigns.v_cohort o join criteria.v_set f on f.set_id = o.set_id order by o.cohort_id limit 1)
    where t.state in ('conferred', 'renewed')
    order by t.unit_id, c.year desc, t.id desc
$$;
