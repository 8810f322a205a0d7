package vn.kieumau.insight;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;

/** Finds what a dashboard is asked about: whoever may not, and what is not in reach, is refused here. */
@Component
class Frames {
    private final JdbcClient jdbc;
    private final Insight insight;

    Frames(JdbcClient jdbc, Insight insight) {
        this.jdbc = jdbc;
        this.insight = insight;
    }

    /**
     * Empty where there is no cohort at all.
     *
     * @param cohortId 0: the newest
     * @param provinceId 0: all in reach
     */
    Optional<Frame> of(Actor reader, long cohortId, long provinceId) {
        reader.require(Permission.VIEW_INSIGHT);
        List<Dashboard.CohortChoice> cohorts =
                jdbc.sql("""
                        select cohort_id, set_id, year, name_vi, name_en from campaigns.v_cohort order by year desc, cohort_id desc
                        """).query(Dashboard.CohortChoice.class).list();
        if (cohorts.isEmpty() && cohortId == 0) {
            return Optional.empty();
        }
        Dashboard.CohortChoice cohort = Refused.found(cohorts.stream()
                .filter(each -> cohortId == 0 || each.cohortId() == cohortId)
                .findFirst());
        List<Insight.Place> provinces = insight.provinces(reader);
        if (provinceId != 0 && provinces.stream().noneMatch(each -> each.unitId() == provinceId)) {
            throw Refused.notFound();
        }
        return Optional.of(new Frame(reader.at(), cohort, cohorts, provinces, provinceId));
    }
}
