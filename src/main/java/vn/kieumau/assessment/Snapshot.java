package vn.kieumau.assessment;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * What was submitted, as it was then. The hash is of the stored text; nobody can change either.
 *
 * @param proofs that it keeps, in the order of its criteria
 */
public record Snapshot(
        int number,
        String sha256,
        String submittedByName,
        OffsetDateTime submittedAt,
        List<Line> lines,
        List<Proof> proofs) {
    /**
     * A proof as it was submitted.
     *
     * @param code of the criterion
     * @param revision that is kept; {@code latest} is the last one there is now
     * @param pages that were cited; empty where it was all of it
     */
    public record Proof(
            String code, long itemId, int revision, int latest, String title, String number, String pages) {}

    public List<Proof> proofs(String code) {
        return proofs.stream().filter(each -> each.code().equals(code)).toList();
    }

    /**
     * One criterion as it was said, in a submission or just now.
     *
     * @param result empty when nothing was said yet
     * @param evidence one line per proof; empty when there is none
     */
    public record Line(
            String code,
            String titleVi,
            String titleEn,
            String result,
            String explanation,
            boolean insteadOfEvidence,
            String evidence) {
        boolean saysTheSame(Line other) {
            return result.equals(other.result)
                    && explanation.equals(other.explanation)
                    && insteadOfEvidence == other.insteadOfEvidence
                    && evidence.equals(other.evidence);
        }
    }
}
