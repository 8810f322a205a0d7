package vn.kieumau.exchange;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Compiles what a conference's report says: every figure is counted, and those of titles and dossiers are as they stand when it is asked. */
@Component
class CompileReport {
    private final JdbcClient jdbc;

    CompileReport(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Sums(int initiatives, int sites, int teams, int activities, long reached, int requests) {}

    /** @param unitId at or below which the units lie */
    ConferenceReport compile(long cohortId, long unitId, LocalDate day) {
        String scope = day + " read {" + unitId + "}";
        Sums sums = jdbc.sql("""
                        select i.initiatives, i.sites, i.teams, a.activities, a.reached, r.requests from
                            (select count(*) as initiatives, coalesce(sum(sites), 0) as sites, coalesce(sum(teams), 0) as teams from exchange.initiative
                             where state = 'published' and published_on <= :day and unit_id in (select unit_id from units.reached(:scope))) i,
                            (select count(*) as activities, coalesce(sum(x.cadres::bigint + x.members + x.people), 0) as reached from exchange.activity x
                             join campaigns.v_cohort h on h.cohort_id = :cohort
                             where x.void_reason = '' and extract(year from x.held_on) = h.year and x.held_on <= :day
                               and x.unit_id in (select unit_id from units.reached(:scope))) a,
                            (select count(*) as requests from exchange.change_request q join criteria.v_criterion k on k.criterion_id = q.criterion_id
                             join campaigns.v_cohort h on h.set_id = k.set_id and h.cohort_id = :cohort
                             where q.state <> 'withdrawn' and q.unit_id in (select unit_id from units.reached(:scope))) r
                        """)
                .param("cohort", cohortId)
                .param("day", day)
                .param("scope", scope)
                .query(Sums.class)
                .single();
        return new ConferenceReport(
                day,
                jdbc.sql("""
                                select u.name, coalesce((select sum(q.amount) from campaigns.v_quota q where q.cohort_id = :cohort and q.unit_id = u.unit_id), 0) as quota,
                                    count(*) filter (where r.state in ('registered', 'recognised', 'not_recognised')) as registered,
                                    count(*) filter (where r.state = 'recognised') as recognised, count(*) filter (where r.state = 'not_recognised') as not_recognised,
                                    count(*) filter (where r.state = 'withdrawn') as withdrawn
                                from units.v_unit u
                                left join campaigns.v_registration r on r.province_id = u.unit_id and r.cohort_id = :cohort
                                    and r.unit_id in (select unit_id from units.reached(:scope))
                                where u.level = 'province' and (r.unit_id is not null or u.unit_id in (select unit_id from units.reached(:scope)))
                                group by u.unit_id, u.name
                                having count(r.unit_id) > 0 or exists (select 1 from campaigns.v_quota q where q.cohort_id = :cohort and q.unit_id = u.unit_id)
                                order by u.name collate vi_natural
                                """)
                        .param("cohort", cohortId)
                        .param("scope", scope)
                        .query(ConferenceReport.ReportedProvince.class)
                        .list(),
                jdbc.sql("""
                                select d.state, count(*) as dossiers from assessment.v_dossier d join campaigns.v_registration r on r.registration_id = d.registration_id
                                where r.cohort_id = :cohort and d.unit_id in (select unit_id from units.reached(:scope))
                                group by d.state
                                order by array_position(array['open', 'returned', 'with_district', 'submitted', 'passed', 'ready', 'decided', 'withdrawn'], d.state)
                                """)
                        .param("cohort", cohortId)
                        .param("scope", scope)
                        .query(ConferenceReport.ReportedDossiers.class)
                        .list(),
                sums.initiatives(),
                sums.sites(),
                sums.teams(),
                sums.activities(),
                sums.reached(),
                sums.requests());
    }
}
