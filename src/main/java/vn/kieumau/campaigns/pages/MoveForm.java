package vn.kieumau.campaigns.pages;

import org.jspecify.annotations.Nullable;
import vn.kieumau.web.Typed;

/**
 * What was typed to move a quota.
 *
 * @param to a province; null where it is carried over
 * @param cohort a later one; null where it is transferred
 */
public record MoveForm(
        @Nullable Long from,
        @Nullable Long to,
        @Nullable Long cohort,
        @Nullable String amount,
        @Nullable String reason) {
    static final MoveForm EMPTY = new MoveForm(null, null, null, null, null);

    int read() {
        return Typed.count(amount, "campaigns.quota", 1, 999);
    }
}
