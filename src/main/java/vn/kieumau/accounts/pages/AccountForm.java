package vn.kieumau.accounts.pages;

import org.jspecify.annotations.Nullable;

/** What was typed for a new account. */
public record AccountForm(
        @Nullable String login,
        @Nullable String name,
        @Nullable String nameEn) {
    static final AccountForm EMPTY = new AccountForm(null, null, null);
}
