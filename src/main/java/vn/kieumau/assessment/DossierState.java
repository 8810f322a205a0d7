package vn.kieumau.assessment;

import java.util.Locale;

/** With whom a dossier lies: the ward, the province, V05, whoever decides, nobody any more. */
public enum DossierState {
    OPEN,
    SUBMITTED,
    PASSED,
    READY,
    DECIDED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static DossierState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
