package vn.kieumau.campaigns;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A document of the legal basis as lists show it.
 *
 * @param unitId where it was issued; it holds there and below
 * @param number with its symbol; empty until it is issued
 * @param implementing the numbers, or titles, of what it implements, separated by "; "
 * @param mine whether the reader may keep it
 */
public record LegalDocument(
        long documentId,
        String programmeCode,
        long unitId,
        String unitName,
        String unitPath,
        String kind,
        String issuerKind,
        String issuer,
        String title,
        String state,
        String number,
        @Nullable LocalDate submittedOn,
        @Nullable LocalDate issuedOn,
        @Nullable LocalDate repealedOn,
        String repealedReason,
        String fileName,
        @Nullable String sha256,
        String source,
        String implementing,
        String keptByName,
        OffsetDateTime keptAt,
        boolean mine,
        boolean illustrative,
        int version,
        @JsonIgnore long total) {
    /** Number where it has one, otherwise its title. */
    public String shortName() {
        return number.isEmpty() ? title : number;
    }
}
