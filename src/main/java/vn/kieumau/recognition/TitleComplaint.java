package vn.kieumau.recognition;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The unit's complaint about an act on its title.
 *
 * @param due the last day to answer it
 * @param outcome granted or rejected; null: it is not answered yet
 * @param own whether the reader prepared the act, and so does not answer
 */
public record TitleComplaint(
        long complaintId,
        long actId,
        String complaint,
        String complainedByName,
        OffsetDateTime complainedAt,
        LocalDate due,
        @Nullable String outcome,
        String answer,
        @Nullable String answeredByName,
        @Nullable OffsetDateTime answeredAt,
        boolean own,
        boolean illustrative) {
    public boolean granted() {
        return "granted".equals(outcome);
    }

    public boolean open() {
        return outcome == null;
    }
}
