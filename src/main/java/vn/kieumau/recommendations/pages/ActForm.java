package vn.kieumau.recommendations.pages;

import org.jspecify.annotations.Nullable;

/** What is typed to do something with a recommendation; each act has fields of its own, so that none is taken for another's. */
public record ActForm(
        @Nullable Long toOffice,
        @Nullable String forwardReason,
        @Nullable String answerKind,
        @Nullable String answer,
        @Nullable String closeNote,
        @Nullable String reopenReason) {
    static final ActForm EMPTY = new ActForm(null, null, null, null, null, null);
}
