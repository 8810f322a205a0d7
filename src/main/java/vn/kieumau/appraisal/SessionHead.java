package vn.kieumau.appraisal;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A session of a council.
 *
 * @param meetsAt time of the day, as 08:30
 */
public record SessionHead(
        long sessionId,
        long councilId,
        LocalDate meetsOn,
        String meetsAt,
        String place,
        String state,
        String cancelReason,
        @Nullable OffsetDateTime closedAt,
        int items,
        int version) {
    public boolean is(SessionState asked) {
        return state.equals(asked.code());
    }

    /** Convened or open: it has not come to its end. */
    public boolean running() {
        return is(SessionState.CONVENED) || is(SessionState.OPEN);
    }
}
