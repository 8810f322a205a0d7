package vn.kieumau.recognition;

import java.util.Locale;

/** What has become of a title since it was conferred. */
public enum TitleState {
    CONFERRED,
    SUSPENDED,
    RENEWED,
    LAPSED,
    REVOKED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
