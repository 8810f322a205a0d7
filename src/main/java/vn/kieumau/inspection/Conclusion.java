package vn.kieumau.inspection;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What a delegation concludes.
 *
 * @param heldOn day of the working session
 * @param attendees who took part, one a line
 * @param concludedAt null while it is a draft
 */
public record Conclusion(
        long conclusionId,
        long delegationId,
        LocalDate heldOn,
        String place,
        String attendees,
        String strengths,
        String limits,
        String causes,
        String writtenByName,
        OffsetDateTime writtenAt,
        @Nullable String concludedByName,
        @Nullable OffsetDateTime concludedAt,
        boolean illustrative,
        int version) {}
