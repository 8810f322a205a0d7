package vn.kieumau.plans;

import java.util.Locale;

/** How far a building is. What is planned has reached nothing yet; every other step has a day on which it was reached. */
public enum PremisesStep {
    PLANNED,
    LAND,
    DESIGN,
    FUNDING,
    BUILDING,
    HANDED_OVER;

    /** Steps that are reached on a day. */
    static final int DAYS = values().length - 1;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PremisesStep of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Its place among the days of a project. */
    int day() {
        return ordinal() - 1;
    }
}
