package vn.kieumau.criteria;

import java.time.OffsetDateTime;

/** A criteria set that is being written. */
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
        int version) {
    public boolean isOpen() {
        return state.equals("open");
    }
}
