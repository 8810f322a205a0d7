package vn.kieumau.exchange;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Change requests that come to the same, with what was decided and where it was answered.
 *
 * @param requests how many, and of how many units, whoever reads
 * @param tracedSetId the later set in which it was answered; null where it was not, or in a draft
 * @param tracedCode the criterion there; empty: none
 * @param grouper whether the reader put anything into it, and therefore does not decide it
 * @param groups whether the reader may put in and take out
 */
public record ChangeTopic(
        long topicId,
        long unitId,
        long setId,
        String setVersion,
        String setTitleVi,
        String setTitleEn,
        String title,
        String state,
        String formedOffice,
        String formedOfficeEn,
        String formedByName,
        OffsetDateTime formedAt,
        int requests,
        int units,
        @Nullable String outcome,
        String reason,
        @Nullable String decidedOffice,
        @Nullable String decidedOfficeEn,
        @Nullable String decidedByName,
        @Nullable OffsetDateTime decidedAt,
        @Nullable Long tracedSetId,
        @Nullable String tracedSetVersion,
        @JsonIgnore @Nullable Long tracedDraftId,
        @JsonIgnore String tracedCode,
        String traceNote,
        @Nullable OffsetDateTime tracedAt,
        boolean grouper,
        boolean groups,
        boolean decides,
        boolean traces,
        boolean illustrative,
        int version,
        @JsonIgnore long total) {
    public boolean opens(ChangeMove move) {
        return move.opens(state);
    }

    /** Whether it can be said where it was answered. */
    public boolean traceable() {
        return outcome != null && !outcome.equals(ChangeOutcome.DECLINED.code());
    }
}
