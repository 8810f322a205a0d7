package vn.kieumau.appraisal;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One criterion with all that was said about it so far: by the ward, by the levels below as far as they have passed it, by
 * the level that reads.
 *
 * @param districtOutdated the ward has said something anew since the district's result, which judged what was said before
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
        @Nullable String districtResult,
        @Nullable String districtReason,
        boolean districtOutdated,
        @Nullable String provinceResult,
        @Nullable String provinceReason,
        @Nullable String result,
        @Nullable String reason,
        boolean outdated,
        @Nullable String appraisedByName,
        @Nullable OffsetDateTime appraisedAt,
        int version) {

    /** What the nearest level below says that has said something of what is said now. */
    public String below() {
        if (provinceResult != null) {
            return provinceResult;
        }
        return districtResult != null && !districtOutdated ? districtResult : wardResult;
    }

    /** The level has judged what is said now. */
    public boolean judged() {
        return result != null && !outdated;
    }

    public boolean differs() {
        return result != null && !result.equals(below());
    }
}
