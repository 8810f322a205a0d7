package vn.kieumau.evidence;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A recorded proof as lists and its own page show it.
 *
 * @param revision which of its revisions this is; {@code latest} is the last one
 * @param words what an explanation says; empty for every other kind
 * @param validUntil last day on which it still holds; null where it does not expire
 * @param pages of the document; null where nobody said
 * @param reason why it was corrected; empty for the first revision
 */
public record EvidenceItem(
        long itemId,
        long unitId,
        String unitName,
        String unitPath,
        String title,
        String kind,
        String words,
        String number,
        String issuer,
        @Nullable LocalDate issuedOn,
        @Nullable LocalDate coversFrom,
        @Nullable LocalDate coversTo,
        @Nullable LocalDate validUntil,
        @Nullable Integer pages,
        int revision,
        int latest,
        String reason,
        String recordedByName,
        OffsetDateTime recordedAt,
        @Nullable OffsetDateTime importedAt,
        boolean illustrative,
        int files,
        int links,
        @JsonIgnore long total) {
    public boolean expired(LocalDate day) {
        return validUntil != null && validUntil.isBefore(day);
    }
}
