package vn.kieumau.campaigns.pages;

import org.jspecify.annotations.Nullable;

/** What was typed to give a quota. */
public record QuotaForm(
        @Nullable Long province,
        @Nullable String amount,
        @Nullable String reason) {
    static final QuotaForm EMPTY = new QuotaForm(null, null, null);
}
