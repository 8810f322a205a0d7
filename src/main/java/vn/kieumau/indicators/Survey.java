package vn.kieumau.indicators;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * A survey as it was saved.
 *
 * @param version from 1; the highest of a unit and year counts
 * @param reason why it differs from the version before; empty for the first
 */
public record Survey(
        long id,
        int version,
        String form,
        SurveyMethod method,
        LocalDate firstDay,
        LocalDate lastDay,
        int issued,
        int returned,
        int valid,
        int verySatisfied,
        int satisfied,
        int notSatisfied,
        int noOpinion,
        String source,
        String reason,
        String recordedByName,
        OffsetDateTime recordedAt,
        boolean illustrative) {
    public SurveyTotals totals() {
        return new SurveyTotals(
                form,
                method,
                firstDay,
                lastDay,
                issued,
                returned,
                valid,
                verySatisfied,
                satisfied,
                notSatisfied,
                noOpinion,
                source);
    }
}
