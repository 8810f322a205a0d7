package vn.kieumau.units;

import java.util.Locale;

/** How far a file has come that somebody brought. */
public enum ImportState {
    /** Not checked yet, or the check was cut off. */
    BROUGHT,
    FAULTY,
    READY,
    LOADED,
    /** By a fault of ours, which the log tells; nothing was changed. */
    FAILED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
