package vn.kieumau.appraisal;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A proof of one criterion, as an appraiser sees it.
 *
 * @param words what an explanation says; empty for every other kind
 * @param revision the latest
 * @param submitted the one that the last submission keeps; null where it keeps none
 * @param pages that are cited; empty where it is all of it
 * @param validUntil last day on which it still holds; null where it does not expire
 */
public record LinkedEvidence(
        long criterionId,
        long itemId,
        String title,
        String words,
        String number,
        boolean illustrative,
        int files,
        int revision,
        @Nullable Integer submitted,
        String pages,
        @Nullable LocalDate validUntil) {
    /** Whether it was corrected after the dossier was submitted. */
    public boolean corrected() {
        return submitted != null && submitted < revision;
    }

    public boolean expired(LocalDate day) {
        return validUntil != null && validUntil.isBefore(day);
    }
}
