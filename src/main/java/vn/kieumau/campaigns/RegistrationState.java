package vn.kieumau.campaigns;

import java.util.Locale;

/** Where a ward stands in a cohort. */
public enum RegistrationState {
    PROPOSED,
    REGISTERED,
    WITHDRAWN,
    RECOGNISED,
    NOT_RECOGNISED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
