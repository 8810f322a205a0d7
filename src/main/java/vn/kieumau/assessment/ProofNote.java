package vn.kieumau.assessment;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is to be known of a proof in a dossier: it has expired, or was corrected since the dossier was last submitted.
 *
 * @param revision the latest
 * @param kept the one that the last submission keeps; null where it keeps none
 * @param validUntil last day on which it holds; null where it does not expire
 * @param codes of the criteria that it proves, in their order
 */
public record ProofNote(
        long itemId,
        String title,
        int revision,
        @Nullable Integer kept,
        @Nullable LocalDate validUntil,
        boolean expired,
        String codes) {
    public boolean corrected() {
        return kept != null && kept < revision;
    }
}
