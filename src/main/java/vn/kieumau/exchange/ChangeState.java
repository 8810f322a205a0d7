package vn.kieumau.exchange;

import java.util.Locale;

/** How far a request to change the criteria set has come. */
public enum ChangeState {
    RAISED,
    GROUPED,
    DECIDED,
    TRACED,
    WITHDRAWN;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
