package vn.kieumau.plans;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done, as it is typed.
 *
 * @param criterion code of a criterion of the plan's set
 * @param needed the resource; empty or null: none
 * @param cost million VND, 0 or more; null where none is named
 */
public record NewAction(
        String criterion,
        String text,
        long ownerOfficeId,
        LocalDate beginsOn,
        LocalDate due,
        @Nullable String needed,
        @Nullable Integer cost) {
    public static final int LONGEST = 500;
    /** Million VND. */
    public static final int MOST_COST = 100_000_000;
}
