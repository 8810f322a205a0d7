package vn.kieumau.assessment;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was submitted, as it was then. The hash is of the stored text; nobody can change either. */
public record Snapshot(
        int number, String sha256, String submittedByName, OffsetDateTime submittedAt, List<Line> lines) {
    /** One criterion as it was submitted. */
    public record Line(
            String code,
            String titleVi,
            String titleEn,
            String result,
            String explanation,
            boolean insteadOfEvidence,
            @Nullable String evidence) {}
}
