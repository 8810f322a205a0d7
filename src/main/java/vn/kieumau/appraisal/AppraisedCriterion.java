package vn.kieumau.appraisal;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One criterion with all that was said about it so far: by the ward, by the province, by the level that reads.
 *
 * @param outdated something below was said anew since the level's result: it has to judge again
 */
public record AppraisedCriterion(
        long criterionId,
        String code,
        String titleVi,
        String titleEn,
        boolean mandatory,
        String groupCode,
        String groupTitleVi,
        String groupTitleEn,
        String wardResult,
        String wardExplanation,
        boolean insteadOfEvidence,
        boolean illustrative,
        @Nullable String provinceResult,
        @Nullable String provinceReason,
        @Nullable String result,
        @Nullable String reason,
        boolean outdated,
        @Nullable String appraisedByName,
        @Nullable OffsetDateTime appraisedAt,
        int version) {

    /** What the level below says: the province's result where there is one, else the ward's. */
    public String below(AppraisalLevel level) {
        return level == AppraisalLevel.MINISTRY && provinceResult != null ? provinceResult : wardResult;
    }

    /** The level has judged what is said now. */
    public boolean judged() {
        return result != null && !outdated;
    }

    public boolean differs(AppraisalLevel level) {
        return result != null && !result.equals(below(level));
    }
}
