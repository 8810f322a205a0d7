package vn.kieumau.campaigns;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A ward in a cohort as lists show it. */
public record RegistrationLine(
        long registrationId,
        long unitId,
        String unitName,
        String unitPath,
        String state,
        String overQuotaReason,
        String proposedByName,
        OffsetDateTime proposedAt,
        @Nullable String confirmedByName,
        @Nullable OffsetDateTime confirmedAt,
        @Nullable String withdrawnByName,
        @Nullable OffsetDateTime withdrawnAt,
        String withdrawnReason,
        @Nullable OffsetDateTime importedAt,
        boolean illustrative,
        int version,
        @JsonIgnore long total) {}
