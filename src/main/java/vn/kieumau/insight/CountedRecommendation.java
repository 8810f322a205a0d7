package vn.kieumau.insight;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An open recommendation that goes up.
 *
 * @param level at which it lies
 * @param since the day, in Vietnam, on which it was raised
 * @param due the last day to answer; none where none was set
 */
record CountedRecommendation(
        long recommendationId,
        long cohortId,
        long unitId,
        String level,
        boolean illustrative,
        OffsetDateTime raisedAt,
        LocalDate since,
        @Nullable LocalDate due) {}
