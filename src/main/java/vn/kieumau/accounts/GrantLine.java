package vn.kieumau.accounts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A role of an account with its period.
 *
 * @param unit that it reaches; null where that is the office's own
 * @param to last day; null without end
 * @param over its last day is past
 */
public record GrantLine(
        long grantId,
        String role,
        @Nullable String office,
        @Nullable String officeEn,
        @Nullable String unit,
        LocalDate from,
        @Nullable LocalDate to,
        boolean substitute,
        boolean over) {}
