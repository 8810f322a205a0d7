package vn.kieumau.exchange.pages;

import org.jspecify.annotations.Nullable;

/** What was typed of a study visit: a question with its answer, or a practice that a unit takes home. */
public record VisitForm(
        @Nullable Long at,
        @Nullable String askedBy,
        @Nullable String question,
        @Nullable String answer,
        @Nullable String answeredBy,
        @Nullable Long unit,
        @Nullable Long seenAt,
        @Nullable String practice,
        @Nullable String intended,
        @Nullable String due) {
    static final VisitForm EMPTY = new VisitForm(null, null, null, null, null, null, null, null, null, null);
}
