package vn.kieumau.assessment;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** One criterion of a dossier with the ward's answer, if any, and how much evidence is linked to it. */
public record CriterionAnswer(
        long criterionId,
        String code,
        String titleVi,
        String titleEn,
        boolean mandatory,
        String groupCode,
        String groupTitleVi,
        String groupTitleEn,
        @Nullable String result,
        @Nullable String explanation,
        boolean insteadOfEvidence,
        @Nullable String answeredByName,
        @Nullable OffsetDateTime answeredAt,
        boolean illustrative,
        int version,
        int evidence) {

    /** Nothing is left to do: answered, and proved or explained where the ward says that it is met. */
    public boolean complete() {
        return result != null && (evidence > 0 || insteadOfEvidence || !result.equals("met"));
    }
}
