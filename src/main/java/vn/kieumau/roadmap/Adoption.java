package vn.kieumau.roadmap;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/** A decision that made a plan the roadmap; the last one counts. */
public record Adoption(
        long adoptionId,
        long runId,
        long scenarioId,
        String scenarioName,
        String decisionNumber,
        LocalDate decidedOn,
        String reason,
        String adoptedByName,
        OffsetDateTime adoptedAt,
        boolean illustrative) {}
