package vn.kieumau.appraisal;

import java.util.Locale;
import java.util.Optional;

/** Whose results are laid beside whose, the lower level first, what was found on the spot last. */
public enum Compared {
    WARD_DISTRICT("w.result", "e.result", "e.appraised_by = :reader"),
    DISTRICT_PROVINCE("e.result", "p.result", "(e.appraised_by = :reader or p.appraised_by = :reader)"),
    WARD_PROVINCE("w.result", "p.result", "p.appraised_by = :reader"),
    PROVINCE_MINISTRY("p.result", "m.result", "(p.appraised_by = :reader or m.appraised_by = :reader)"),
    WARD_MINISTRY("w.result", "m.result", "m.appraised_by = :reader"),
    WARD_FIELD("w.result", "v.result", "v.own"),
    PROVINCE_FIELD("p.result", "v.result", "(p.appraised_by = :reader or v.own)"),
    MINISTRY_FIELD("m.result", "v.result", "(m.appraised_by = :reader or v.own)");

    private final String first;
    private final String second;
    private final String own;

    Compared(String first, String second, String own) {
        this.first = first;
        this.second = second;
        this.own = own;
    }

    /** In SQL: the result of the lower of the two. */
    String first() {
        return first;
    }

    String second() {
        return second;
    }

    /** In SQL: whether the reader gave one of the two. */
    String own() {
        return own;
    }

    /** Whether the district is one of the two. */
    public boolean withDistrict() {
        return this == WARD_DISTRICT || this == DISTRICT_PROVINCE;
    }

    /** Whether what delegations found on the spot is one of the two. */
    boolean withField() {
        return this == WARD_FIELD || this == PROVINCE_FIELD || this == MINISTRY_FIELD;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Compared> of(String code) {
        for (Compared each : values()) {
            if (each.code().equals(code)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
