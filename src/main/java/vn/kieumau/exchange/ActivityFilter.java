package vn.kieumau.exchange;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which activities are listed.
 *
 * @param unit with all below it; 0: all in reach
 * @param form empty: all
 * @param from first day, and until the last one; null: no bound
 */
public record ActivityFilter(
        long unit,
        String form,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {
    public boolean blank() {
        return unit == 0 && form.isEmpty() && from == null && until == null;
    }
}
