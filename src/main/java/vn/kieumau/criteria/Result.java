package vn.kieumau.criteria;

import java.util.Locale;

/** What can be said about a criterion, by a ward or by a level. */
public enum Result {
    MET,
    NOT_MET,
    NOT_APPLICABLE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static boolean known(String code) {
        for (Result each : values()) {
            if (each.code().equals(code)) {
                return true;
            }
        }
        return false;
    }
}
