package vn.kieumau.evidence;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A recorded proof as lists and its own page show it. */
public record EvidenceItem(
        long itemId,
        long unitId,
        String unitName,
        String unitPath,
        String title,
        String kind,
        String number,
        String issuer,
        @Nullable LocalDate issuedOn,
        @Nullable LocalDate coversFrom,
        @Nullable LocalDate coversTo,
        String recordedByName,
        OffsetDateTime recordedAt,
        @Nullable OffsetDateTime importedAt,
        boolean illustrative,
        int files,
        int links,
        @JsonIgnore long total) {}
