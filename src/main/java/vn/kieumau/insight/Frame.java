package vn.kieumau.insight;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * What a dashboard speaks of.
 *
 * @param asOf the moment it was asked for: all that was committed by then counts
 * @param cohorts all that can be chosen, the newest first
 * @param provinces of today in reach, in the order of the country
 * @param provinceId the one that is spoken of; 0: all in reach
 */
public record Frame(
        OffsetDateTime asOf,
        Dashboard.CohortChoice cohort,
        List<Dashboard.CohortChoice> cohorts,
        List<Insight.Place> provinces,
        long provinceId) {
    public Optional<Insight.Place> chosen() {
        return provinces.stream().filter(each -> each.unitId() == provinceId).findFirst();
    }

    /** Provinces that are spoken of. */
    public List<Insight.Place> places() {
        return provinceId == 0
                ? provinces
                : provinces.stream().filter(each -> each.unitId() == provinceId).toList();
    }
}
