package vn.kieumau.exchange.pages;

import org.jspecify.annotations.Nullable;

/** What was typed to decide a topic, or to say where it was answered. */
public record TopicForm(
        @Nullable String outcome,
        @Nullable String reason,
        @Nullable String answeredIn,
        @Nullable String code,
        @Nullable String note) {
    static final TopicForm EMPTY = new TopicForm(null, null, null, null, null);
}
