package vn.kieumau.campaigns.pages;

import org.jspecify.annotations.Nullable;

/** What was typed to seat an office in a committee, or to end a seat. */
public record SeatForm(
        @Nullable String post,
        @Nullable String office,
        @Nullable String since,
        @Nullable String until,
        @Nullable String reason) {
    static final SeatForm EMPTY = new SeatForm(null, null, null, null, null);
}
