package vn.kieumau.indicators;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A unit of a list and its survey of a year; without one, all that is of the survey is null.
 *
 * @param satisfied satisfied or better, of {@code valid}
 */
public record SurveyedUnit(
        long unitId,
        @Nullable String code,
        String name,
        String path,
        @Nullable String form,
        @Nullable SurveyMethod method,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay,
        @Nullable Integer issued,
        @Nullable Integer returned,
        @Nullable Integer valid,
        @Nullable Integer satisfied,
        boolean illustrative,
        long total) {
    public @Nullable SurveyShare share() {
        return satisfied == null || valid == null ? null : SurveyShare.of(satisfied, valid);
    }
}
