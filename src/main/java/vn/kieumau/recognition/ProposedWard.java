package vn.kieumau.recognition;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** One ward of a letter: what it said of itself, what the levels found, and the decision if there is one. */
public record ProposedWard(
        long dossierId,
        long unitId,
        String unitName,
        String unitPath,
        int criteria,
        int met,
        @Nullable Integer provinceMet,
        @Nullable String provincePassedByName,
        @Nullable Integer ministryMet,
        @Nullable Integer ministryNotMet,
        @Nullable String ministryPreparedByName,
        @Nullable String ministryPassedByName,
        @Nullable String outcome,
        @Nullable String decisionNumber,
        @Nullable LocalDate decidedOn,
        @Nullable String signatory,
        @Nullable String reason,
        @Nullable String nextStep,
        @Nullable String decidedByName,
        @Nullable OffsetDateTime importedAt,
        @Nullable Long titleId,
        boolean illustrative,
        @JsonIgnore long total) {}
