package vn.kieumau.inspection;

import java.util.Locale;

/** How far what a ward was told to do has come. */
public enum DemandState {
    OPEN,
    ANSWERED,
    ACCEPTED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
