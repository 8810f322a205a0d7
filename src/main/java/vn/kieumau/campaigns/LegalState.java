package vn.kieumau.campaigns;

import java.util.Locale;

/** How far a document of the legal basis is. */
public enum LegalState {
    DRAFT,
    SUBMITTED,
    ISSUED,
    REPEALED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
