package vn.kieumau.assessment;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/** Why and until when a level sent a dossier back, and which submission that was. */
public record Return(
        String level,
        String reason,
        LocalDate due,
        int snapshotNumber,
        String returnedByName,
        OffsetDateTime returnedAt,
        boolean illustrative) {}
