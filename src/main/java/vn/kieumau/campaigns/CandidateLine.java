package vn.kieumau.campaigns;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A ward of the pool from which a province chooses.
 *
 * @param met of the survey: criteria that it meets; {@code partly} and {@code notMet} likewise
 * @param unsaid criteria of the set of which the survey says nothing
 * @param chosen null: nobody has decided yet
 * @param registered it is in the cohort already
 * @param surveyedAt null: it was not surveyed
 * @param version of its survey; 0: there is none
 */
public record CandidateLine(
        long unitId,
        String unitName,
        String unitPath,
        int met,
        int partly,
        int notMet,
        int unsaid,
        String reasonsFor,
        String reasonsAgainst,
        @Nullable Boolean chosen,
        @Nullable String choiceReason,
        @Nullable String chosenByName,
        @Nullable OffsetDateTime chosenAt,
        @Nullable String surveyedByName,
        @Nullable OffsetDateTime surveyedAt,
        boolean registered,
        boolean illustrative,
        int version,
        @JsonIgnore long total) {
    public boolean surveyed() {
        return version > 0;
    }
}
