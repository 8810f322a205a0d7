package vn.kieumau.recommendations;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is to be raised.
 *
 * @param unitId the ward or province that it is about
 * @param classCode staffing, premises, investment, law or other
 * @param criterion code of a criterion of the cohort's set; null or empty: none
 * @param request what is asked for
 * @param money VND, 0 or more; null where none is asked for
 * @param wantedLevel from whom an answer is wanted: province, ministry or specialist
 * @param wantedBy until when
 * @param lineId the line of the unit's plan that it comes from; null where it comes from none
 */
public record NewRecommendation(
        long cohortId,
        long unitId,
        String classCode,
        @Nullable String criterion,
        String title,
        String request,
        @Nullable Long money,
        String wantedLevel,
        LocalDate wantedBy,
        @Nullable Long lineId) {
    public static final long MOST_MONEY = 1_000_000_000_000_000L;
}
