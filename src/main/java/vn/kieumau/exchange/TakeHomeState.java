package vn.kieumau.exchange;

import java.util.Locale;

/** What has become of a practice that a unit took home. */
public enum TakeHomeState {
    NOTED,
    TRYING,
    INTRODUCED,
    DROPPED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
