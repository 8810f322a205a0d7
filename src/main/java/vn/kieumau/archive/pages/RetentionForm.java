package vn.kieumau.archive.pages;

import org.jspecify.annotations.Nullable;
import vn.kieumau.web.Typed;

/**
 * How long packages are kept, as typed.
 *
 * @param of programme and outcome, with a stroke between them
 * @param years empty: for ever
 */
public record RetentionForm(
        @Nullable String of,
        @Nullable String years,
        @Nullable String basis) {
    static final RetentionForm EMPTY = new RetentionForm(null, null, null);
    private static final int MOST_YEARS = 100;

    @Nullable
    Integer read() {
        return years == null || years.isBlank() ? null : Typed.count(years, "archive.retention.years", 1, MOST_YEARS);
    }

    String programme() {
        int stroke = of == null ? -1 : of.lastIndexOf('/');
        return of == null || stroke < 0 ? "" : of.substring(0, stroke);
    }

    String outcome() {
        return of == null ? "" : of.substring(of.lastIndexOf('/') + 1);
    }
}
