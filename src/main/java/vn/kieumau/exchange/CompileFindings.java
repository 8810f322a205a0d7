package vn.kieumau.exchange;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what the draft of a report is written from, in one statement: no two figures of it can contradict each other. */
@Component
class CompileFindings {
    /** The newest verdict on a criterion is that of the highest level that has passed the dossier, before that the ward's own answer. */
    private static final String COUNTED = """
            with reached as materialized (
                select unit_id from units.reached(:scope)
            ), cohort as (
                select cohort_id, set_id, year from campaigns.v_cohort where cohort_id = :cohort
            ), prior as (
                select p.cohort_id from cohort c join criteria.v_set s on s.set_id = c.set_id
                join campaigns.v_cohort p on p.year = c.year - 1
                join criteria.v_set t on t.set_id = p.set_id and t.programme_code = s.programme_code
                order by p.cohort_id desc limit 1
            ), last_year as (
                select (:day::date - interval '1 year')::date as day
            ), year_before as (
                select l.day, 0 as conference_id, coalesce((select cohort_id from prior), 0) as cohort_id, r.registered, r.recognised, a.activities, a.people
                from last_year l,
                    (select count(*) filter (where s.state in ('registered', 'recognised', 'not_recognised')) as registered,
                         count(*) filter (where s.state = 'recognised') as recognised
                     from prior p, last_year y, campaigns.standing_on(p.cohort_id, y.day) s where s.unit_id in (select unit_id from reached)) r,
                    (select count(*) as activities, coalesce(sum(x.cadres::bigint + x.members + x.people), 0) as people
                     from exchange.activity x, cohort c, last_year y
                     where x.void_reason = '' and extract(year from x.held_on) = c.year - 1 and x.held_on <= y.day
                       and x.unit_id in (select unit_id from reached)) a
                where r.registered > 0 or a.activities > 0
            ), conference_before as (
                select (c.report ->> 'day')::date as day, c.id as conference_id, c.cohort_id,
                    (select coalesce(sum((p ->> 'registered')::int), 0) from jsonb_array_elements(c.report -> 'provinces') p) as registered,
                    (select coalesce(sum((p ->> 'recognised')::int), 0) from jsonb_array_elements(c.report -> 'provinces') p) as recognised,
                    (c.report ->> 'activities')::int as activities, (c.report ->> 'reached')::bigint as people
                from exchange.conference c
                where c.report is not null and c.unit_id = :unit and c.id <> :conference and (c.report ->> 'day')::date < :day::date
                order by 1 desc, 2 desc limit 1
            ), earlier as materialized (
                select * from year_before union all select * from conference_before where not exists (select 1 from year_before)
            ), broken as (
                select count(*) filter (where was and not still) as ended, count(*) filter (where still and not was) as begun
                from (select bool_or(p.valid @> e.day) as was, bool_or(p.valid @> :day::date) as still
                      from units.v_place p, earlier e where p.level = 'commune' and p.unit_id in (select unit_id from reached) group by p.unit_id) x
            ), dossier as materialized (
                select d.dossier_id from campaigns.v_registration r join assessment.v_dossier d on d.registration_id = r.registration_id
                where r.cohort_id = :cohort and r.state <> 'withdrawn' and r.unit_id in (select unit_id from reached)
            ), verdict as materialized (
                select dossier_id, criterion_id, substr(max(said collate "C"), 2) as result
                from (
                    select d.dossier_id, w.criterion_id, '0' || w.result as said
                    from dossier d join assessment.v_answer w on w.dossier_id = d.dossier_id
                    union all
                    select d.dossier_id, f.criterion_id, array_position(array['district', 'province', 'ministry'], f.level) || f.result
                    from dossier d join appraisal.v_passed_finding f on f.dossier_id = d.dossier_id
                ) s group by dossier_id, criterion_id
            ), judged as (
                select k.code, k.title_vi as title, k.group_position, k.position, count(v.result) as judged,
                    count(*) filter (where v.result = 'not_met') as not_met
                from cohort c join criteria.v_criterion k on k.set_id = c.set_id left join verdict v on v.criterion_id = k.criterion_id
                group by k.code, k.title_vi, k.group_position, k.position
            ), asked as materialized (
                select r.recommendation_id, r.class, r.level, r.due, s.title, s.group_id, s.criterion_id
                from recommendations.v_recommendation r join recommendations.v_stated s on s.recommendation_id = r.recommendation_id
                where r.cohort_id = :cohort and r.direction = 'up' and r.state not in ('answered', 'closed') and r.unit_id in (select unit_id from reached)
            ), stated as (
                select class, '' as criterion, title, group_id, count(*) as count,
                    row_number() over (partition by class order by count(*) desc, min(recommendation_id)) as place
                from asked group by class, title, group_id
                union all
                select '', k.code, a.title, a.group_id, count(*), row_number() over (partition by k.code order by count(*) desc, min(a.recommendation_id))
                from asked a join criteria.v_criterion k on k.criterion_id = a.criterion_id group by k.code, a.title, a.group_id
            )
            """;

    private final JdbcClient jdbc;

    CompileFindings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param conferenceId whose report it is, which is compared with none of its own */
    ReportFindings compile(long conferenceId, long cohortId, long unitId, LocalDate day) {
        String json = jdbc.sql(COUNTED + """
                        select json_build_object('day', :day::date, 'year', c.year, 'setId', c.set_id,
                            'province', coalesce((select unit_id from units.v_unit where unit_id = :unit and level = 'province'), 0),
                            'criteria', (select count(*) from judged),
                            'decisionDue', (select max(decision_due) from campaigns.v_registration where cohort_id = :cohort),
                            'earlier', (select json_build_object('day', e.day, 'conferenceId', e.conference_id, 'cohortId', e.cohort_id, 'registered', e.registered,
                                'recognised', e.recognised, 'activities', e.activities, 'reached', e.people, 'ended', b.ended, 'begun', b.begun) from earlier e, broken b),
                            'judged', (select count(distinct dossier_id) from verdict),
                            'verdicts', (select coalesce(json_agg(json_build_object('code', code, 'title', title, 'judged', judged, 'notMet', not_met)
                                order by group_position, position), '[]') from judged),
                            'asked', (select coalesce(json_agg(json_build_object('level', level, 'classCode', class, 'open', open, 'overdue', overdue)
                                order by array_position(array['province', 'ministry', 'specialist'], level),
                                    array_position(array['staffing', 'premises', 'investment', 'law', 'other'], class)), '[]')
                                from (select level, class, count(*) as open, count(*) filter (where due < :day::date) as overdue from asked group by level, class) a),
                            'stated', (select coalesce(json_agg(json_build_object('classCode', class, 'criterion', criterion, 'title', title, 'groupId', coalesce(group_id, 0), 'count', count)
                                order by class, criterion, place), '[]') from stated where place <= 3),
                            'spread', (select coalesce(json_agg(json_build_object('id', id, 'name', name, 'unit', unit, 'sites', sites) order by sites desc, id), '[]')
                                from (select i.id, i.name, u.name as unit, i.sites from exchange.initiative i join units.v_unit u on u.unit_id = i.unit_id
                                      where i.state = 'published' and i.published_on <= :day::date and i.unit_id in (select unit_id from reached)
                                      order by i.sites desc, i.id limit 3) i),
                            'lessons', (select coalesce(json_agg(json_build_object('id', id, 'name', title, 'unit', unit, 'sites', 0) order by id desc), '[]')
                                from (select l.id, l.title, u.name as unit from exchange.lesson l join units.v_unit u on u.unit_id = l.unit_id
                                      where l.state = 'published' and l.published_on <= :day::date and l.unit_id in (select unit_id from reached)
                                      order by l.id desc limit 3) l),
                            'raised', r.raised, 'grouped', r.grouped)::text
                        from cohort c,
                            (select count(*) filter (where q.state = 'raised') as raised, count(*) filter (where q.state = 'grouped') as grouped
                             from exchange.change_request q join criteria.v_criterion k on k.criterion_id = q.criterion_id join cohort h on h.set_id = k.set_id
                             where q.unit_id in (select unit_id from reached)) r
                        """)
                .param("scope", day + " read {" + unitId + "}")
                .param("cohort", cohortId)
                .param("unit", unitId)
                .param("conference", conferenceId)
                .param("day", day)
                .query(String.class)
                .single();
        return Conferences.JSON.readValue(json, ReportFindings.class);
    }
}
