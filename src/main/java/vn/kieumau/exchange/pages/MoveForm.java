package vn.kieumau.exchange.pages;

import org.jspecify.annotations.Nullable;

/** Why something moves on, and since when, as it is typed. */
public record MoveForm(@Nullable String endedOn, @Nullable String reason) {
    static final MoveForm EMPTY = new MoveForm(null, null);
}
