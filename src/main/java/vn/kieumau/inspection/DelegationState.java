package vn.kieumau.inspection;

import java.util.Locale;

/** How far a delegation has come. */
public enum DelegationState {
    DRAFT,
    DECIDED,
    UNDER_WAY,
    REPORTED,
    CONCLUDED,
    CANCELLED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
