package vn.kieumau.appraisal;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** One criterion with all that was said about it so far: by the ward, by the province, by the level that reads. */
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
        @Nullable String appraisedByName,
        @Nullable OffsetDateTime appraisedAt,
        int version) {

    /** What the level below says: the province's result where there is one, else the ward's. */
    public String below(AppraisalLevel level) {
        return level == AppraisalLevel.MINISTRY && provinceResult != null ? provinceResult : wardResult;
    }

    public boolean differs(AppraisalLevel level) {
        return result != null && !result.equals(below(level));
    }
}
