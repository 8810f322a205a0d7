package vn.kieumau.exchange;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;

/**
 * The lists that the figures on a conference's page count. What such a list has for the reader is counted beside the figure: a figure leads
 * nowhere rather than to a list of another count.
 */
@Component
public class ConferenceLists {
    /** Each as its list counts it: within the reach of the permission that opens it, under the provinces of the day. */
    private static final String LISTED = """
            with cohort as (
                select h.cohort_id, h.set_id, h.year, coalesce((select unit_id from units.v_unit where unit_id = :unit and level = 'province'), 0) as province
                from campaigns.v_cohort h where h.cohort_id = :cohort
            ), dossier as materialized (
                select d.unit_id, d.state, r.state as registration
                from campaigns.v_registration r join assessment.v_dossier d on d.registration_id = r.registration_id where r.cohort_id = :cohort
            ), figure as materialized (
                select s.state as code, s.unit_id, 1 as amount from campaigns.standing_on(:cohort, :day) s
                where s.state in ('recognised', 'not_recognised', 'withdrawn') and s.unit_id in (select unit_id from units.reached(:campaigns))
                union all
                select 'quota', q.unit_id, q.amount from campaigns.v_quota q
                where q.cohort_id = :cohort and q.entered_at < campaigns.after_day(:day) and q.unit_id in (select unit_id from units.reached(:campaigns))
                union all
                select 'registered', d.unit_id, 1 from dossier d
                where d.registration <> 'withdrawn' and d.unit_id in (select unit_id from units.reached(:insight))
                union all
                select 'dossiers.' || d.state, d.unit_id, 1 from dossier d where d.unit_id in (select unit_id from units.reached(:dossiers))
            ), placed as materialized (
                select f.code, f.amount, s.under_id, n.name
                from figure f
                left join units.standing(array(select distinct unit_id from figure), 'province', :day) s on s.unit_id = f.unit_id
                left join units.v_unit n on n.unit_id = s.under_id
            ), place as materialized (
                select unit_id from units.reached(:scope)
            )
            select code, name, under_id as province, 0 as of, sum(amount) as count from placed where under_id is not null group by code, name, under_id
            union all
            select p.code, '', c.province, 0, sum(p.amount) from placed p, cohort c where c.province in (0, p.under_id) group by p.code, c.province
            union all
            select 'initiatives', '', c.province, 0, count(*) from exchange.initiative i, cohort c
            where i.state = 'published' and (c.province = 0 or i.unit_id in (select unit_id from place)) group by c.province
            union all
            select 'activities', '', c.province, c.year, count(*) from exchange.activity a, cohort c
            where a.void_reason = '' and extract(year from a.held_on) = c.year and a.held_on <= :day
              and a.unit_id in (select unit_id from units.reached(:exchange)) and (c.province = 0 or a.unit_id in (select unit_id from place))
            group by c.province, c.year
            union all
            select 'requests', '', c.province, c.set_id, count(*) from exchange.change_request q
            join criteria.v_criterion k on k.criterion_id = q.criterion_id join cohort c on c.set_id = k.set_id
            where q.unit_id in (select unit_id from units.reached(:exchange)) and (c.province = 0 or q.unit_id in (select unit_id from place))
            group by c.province, c.set_id
            """;

    /** Of one that was held: as of its day where that can be counted, or else what was kept. */
    private static final String KEPT = "select * from (" + LISTED
            + ") of_day where code in ('quota', 'recognised', 'not_recognised', 'withdrawn', 'activities') union all select * from ("
            + ConferenceCounted.COUNTS + ") kept";

    private final JdbcClient jdbc;

    ConferenceLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param name of a province; empty: all of the conference's @param of the cohort's year or set, by which its list is asked for; else 0 */
    record Listed(String code, String name, long province, long of, long count) {
        String figure() {
            return name.isEmpty() ? code : code + "/" + name;
        }
    }

    /** Addresses by the figure's code; with the name of the province after a stroke, where it is of one of them. */
    public Map<String, String> of(Actor reader, Conference conference, ConferenceReport report) {
        boolean kept = !conference.opens(ConferenceMove.HOLD);
        Map<String, Long> figures = figures(report);
        Map<String, String> lists = new HashMap<>();
        for (Listed each : listed(reader, conference, report, kept)) {
            String list = address(each, conference, report.day(), kept);
            if (!list.isEmpty() && each.count() > 0 && figures.getOrDefault(each.figure(), 0L) == each.count()) {
                lists.put(each.figure(), list);
            }
        }
        return Map.copyOf(lists);
    }

    private static Map<String, Long> figures(ConferenceReport report) {
        Map<String, Long> figures = new HashMap<>();
        figures.put("quota", (long) report.quota());
        figures.put("registered", (long) report.registered());
        figures.put("recognised", (long) report.recognised());
        figures.put("not_recognised", (long) report.notRecognised());
        figures.put("withdrawn", (long) report.withdrawn());
        for (ConferenceReport.ReportedProvince each : report.provinces()) {
            figures.put("quota/" + each.name(), (long) each.quota());
            figures.put("registered/" + each.name(), (long) each.registered());
            figures.put("recognised/" + each.name(), (long) each.recognised());
            figures.put("not_recognised/" + each.name(), (long) each.notRecognised());
            figures.put("withdrawn/" + each.name(), (long) each.withdrawn());
        }
        report.dossiers().forEach(each -> figures.put("dossiers." + each.state(), (long) each.dossiers()));
        figures.put("initiatives", (long) report.initiatives());
        figures.put("activities", (long) report.activities());
        figures.put("requests", (long) report.requests());
        return figures;
    }

    /** What cannot be listed as of a day that has passed was kept on it, one by one. */
    private static String address(Listed listed, Conference conference, LocalDate day, boolean kept) {
        ReportLists lists = new ReportLists(conference.cohortId(), listed.province());
        return switch (listed.code()) {
            // Totals are by province and of all: one province's is in its own line.
            case "quota" -> listed.name().isEmpty() && listed.province() != 0 ? "" : lists.totals(day);
            case "recognised", "not_recognised", "withdrawn" -> lists.registrations(listed.code(), day);
            case "activities" -> lists.activities((int) listed.of(), day);
            default ->
                kept
                        ? ReportLists.counted(conference.conferenceId(), listed.code(), listed.province())
                        : ofToday(listed, lists);
        };
    }

    private static String ofToday(Listed listed, ReportLists lists) {
        return switch (listed.code()) {
            case "registered" -> lists.registered();
            case "initiatives" -> lists.initiatives();
            case "requests" -> lists.requests(listed.of(), "");
            default -> lists.dossiers(listed.code().replace("dossiers.", ""));
        };
    }

    private List<Listed> listed(Actor reader, Conference conference, ConferenceReport report, boolean kept) {
        return jdbc.sql(kept ? KEPT : LISTED)
                .param("id", conference.conferenceId())
                .param("cohort", conference.cohortId())
                .param("unit", conference.unitId())
                .param("day", report.day())
                .param("scope", reader.today() + " read {" + conference.unitId() + "}")
                .param("campaigns", reader.reach(Permission.VIEW_CAMPAIGNS))
                .param("insight", reader.reach(Permission.VIEW_INSIGHT))
                .param("dossiers", reader.reach(Permission.VIEW_DOSSIER))
                .param("exchange", reader.reach(Permission.VIEW_EXCHANGE))
                .query(Listed.class)
                .list();
    }
}
