package vn.kieumau.criteria;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A criteria set that is being written.
 *
 * @param setId the set that it became; null where it was not published
 */
public record Draft(
        long id,
        String titleVi,
        String titleEn,
        String programmeNameVi,
        String programmeNameEn,
        String setVersion,
        String state,
        String changedBy,
        OffsetDateTime changedAt,
        int version,
        @Nullable Long setId) {
    public boolean isOpen() {
        return state.equals("open");
    }
}
