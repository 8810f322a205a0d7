package vn.kieumau.plans;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done for a criterion.
 *
 * @param progress 0 to 100
 * @param needed the resource; empty where none is named
 * @param cost million VND
 * @param doneOn the day on which progress became 100
 * @param note what was said with the last progress, on notedOn
 */
public record PlanAction(
        long actionId,
        long criterionId,
        String criterionCode,
        String text,
        long ownerOfficeId,
        String ownerName,
        String ownerNameEn,
        LocalDate beginsOn,
        LocalDate due,
        int progress,
        String needed,
        @Nullable Integer cost,
        @Nullable LocalDate doneOn,
        String note,
        @Nullable LocalDate notedOn,
        @Nullable OffsetDateTime importedAt,
        boolean illustrative,
        int version) {

    public Schedule schedule(LocalDate today) {
        return Schedule.of(beginsOn, due, progress, doneOn, today);
    }
}
