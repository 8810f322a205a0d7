package vn.kieumau.exchange;

import java.util.Locale;

/** A draft is read by its own unit and those above it; what is published, and what has ended since, by everybody who may view the exchange. */
public enum PublicationState {
    DRAFT,
    PUBLISHED,
    ENDED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
