package vn.kieumau.exchange;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * A review conference of a cohort.
 *
 * @param kind interim (sơ kết) or final (tổng kết)
 * @param unitId whose conference it is
 * @param state the code of a {@link ConferenceMove.ConferenceState}
 * @param mine whether the reader keeps it
 * @param concludes whether the reader may record what it came to
 * @param issues whether the reader may issue its report
 * @param edits whether the reader may edit the draft of it
 */
public record Conference(
        long conferenceId,
        String kind,
        String title,
        long cohortId,
        String cohortNameVi,
        String cohortNameEn,
        long unitId,
        String unitName,
        String unitPath,
        LocalDate heldOn,
        String place,
        String state,
        String keptByName,
        OffsetDateTime keptAt,
        boolean mine,
        boolean concludes,
        boolean issues,
        boolean edits,
        boolean illustrative,
        int version,
        @JsonIgnore long total) {
    public boolean opens(ConferenceMove move) {
        return move.opens(state);
    }
}
