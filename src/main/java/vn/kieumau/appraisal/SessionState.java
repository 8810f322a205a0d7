package vn.kieumau.appraisal;

import java.util.Locale;

/** How far a council's session has come. */
public enum SessionState {
    CONVENED,
    OPEN,
    CLOSED,
    CANCELLED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
