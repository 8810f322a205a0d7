package vn.kieumau.roadmap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.campaigns.Cohort;
import vn.kieumau.campaigns.Cohorts;
import vn.kieumau.campaigns.Readiness;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.AsOf;

/** Which criteria hold back how many wards of a province: those registered and not decided, by what they say and by what figures say. */
@Component
public class HoldingBack {
    private final JdbcClient jdbc;
    private final Cohorts cohorts;
    private final Readiness readiness;

    HoldingBack(JdbcClient jdbc, Cohorts cohorts, Readiness readiness) {
        this.jdbc = jdbc;
        this.cohorts = cohorts;
        this.readiness = readiness;
    }

    /** Those at which most wards fail first; one statement. The caller has found the province. */
    public List<HeldBack> of(long provinceId, LocalDate today) {
        return jdbc.sql("""
                        with registration as materialized (
                            select r.registration_id, r.cohort_id, r.cohort_name_vi, r.cohort_name_en, r.set_id, r.unit_id, r.province_id
                            from campaigns.v_registration r where r.state in ('proposed', 'registered')
                        )
                        select r.cohort_id, r.cohort_name_vi, r.cohort_name_en, c.code, c.title_vi, c.title_en, count(*) as wards,
                            count(*) filter (where a.result = 'not_met') as not_met, count(*) filter (where a.result is null) as unanswered, 0 as by_figures
                        from registration r
                        join units.standing(array(select distinct province_id from registration), 'province', :today) s
                            on s.unit_id = r.province_id and s.under_id = :province
                        join assessment.v_dossier d on d.registration_id = r.registration_id
                        join criteria.v_criterion c on c.set_id = r.set_id
                        left join assessment.v_answer a on a.dossier_id = d.dossier_id and a.criterion_id = c.criterion_id
                        group by r.cohort_id, r.cohort_name_vi, r.cohort_name_en, c.code, c.title_vi, c.title_en, c.group_position, c.position
                        order by not_met desc, unanswered desc, r.cohort_id desc, c.group_position, c.position
                        """)
                .param("province", provinceId)
                .param("today", today)
                .query(HeldBack.class)
                .list();
    }

    /** The same with what figures say of the newest cohort's wards, in the order of all of it. */
    public List<HeldBack> withFigures(Actor reader, long provinceId) {
        List<HeldBack> said = of(provinceId, reader.today());
        Cohort newest = cohorts.all(reader, AsOf.today(reader)).stream()
                .filter(each -> said.stream().anyMatch(line -> line.cohortId() == each.cohortId()))
                .findFirst()
                .orElse(null);
        if (newest == null) {
            return said;
        }
        Map<Long, Map<String, String>> figures =
                readiness.byFigures(newest, wards(provinceId, newest.cohortId(), reader.today()), reader.today());
        List<HeldBack> all = new ArrayList<>();
        for (HeldBack each : said) {
            int failing = (int) figures.values().stream()
                    .filter(criteria -> Readiness.NOT_MET.equals(criteria.get(each.code())))
                    .count();
            all.add(each.cohortId() == newest.cohortId() ? each.withFigures(failing) : each);
        }
        all.sort(Comparator.comparingInt((HeldBack each) -> Math.max(each.notMet(), each.byFigures()))
                .reversed());
        return all;
    }

    private List<Long> wards(long provinceId, long cohortId, LocalDate today) {
        return jdbc.sql("""
                        select r.unit_id from campaigns.v_registration r
                        join units.standing(array(select distinct province_id from campaigns.v_registration where cohort_id = :cohort), 'province', :today) s
                            on s.unit_id = r.province_id and s.under_id = :province
                        where r.cohort_id = :cohort and r.state in ('proposed', 'registered')
                        """)
                .param("cohort", cohortId)
                .param("province", provinceId)
                .param("today", today)
                .query(Long.class)
                .list();
    }
}
