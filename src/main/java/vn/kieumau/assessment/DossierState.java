package vn.kieumau.assessment;

import java.util.Locale;

/** With whom a dossier lies: the ward, the ward again, the district, the province, V05, whoever decides, nobody any more. */
public enum DossierState {
    OPEN,
    RETURNED,
    WITH_DISTRICT,
    SUBMITTED,
    PASSED,
    READY,
    DECIDED,
    WITHDRAWN;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static DossierState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** The ward works on it. */
    public boolean withWard() {
        return this == OPEN || this == RETURNED;
    }

    /** Nobody works on it any more. */
    public boolean ended() {
        return this == DECIDED || this == WITHDRAWN;
    }
}
