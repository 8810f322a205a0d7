package vn.kieumau.criteria.judging;

import java.util.Locale;

/** What is known of a requirement, a criterion, a condition or a set. */
public enum Truth {
    MET,
    NOT_MET,
    UNKNOWN,
    /** Does not concern this unit: neither helps nor hinders a conjunction. */
    NOT_APPLICABLE;

    /** Kleene's conjunction: one failure settles it, otherwise one unknown leaves it open. */
    public Truth and(Truth other) {
        if (this == NOT_MET || other == NOT_MET) {
            return NOT_MET;
        }
        if (this == UNKNOWN || other == UNKNOWN) {
            return UNKNOWN;
        }
        return this == MET ? MET : other;
    }

    /** Whether it stands in nobody's way: met, or not applicable. */
    public boolean holds() {
        return this == MET || this == NOT_APPLICABLE;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
