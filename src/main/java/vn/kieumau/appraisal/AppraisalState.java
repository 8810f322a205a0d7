package vn.kieumau.appraisal;

import java.util.Locale;

/** How far a level has come with a dossier. */
public enum AppraisalState {
    UNDER_WAY,
    PREPARED,
    PASSED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
