package vn.kieumau.roadmap;

import java.util.Locale;
import vn.kieumau.kernel.Refusal;

public enum RoadmapRefusal implements Refusal {
    NOT_A_PROVINCE(422),
    YEAR_OUTSIDE(422),
    /** Less than an earlier year's: the number is cumulative. */
    TARGET_FALLS(422),
    /** More than a later year's, which has to be revised first. */
    TARGET_ABOVE_LATER(422),
    MORE_THAN_WARDS(422),
    TARGET_UNCHANGED(409),
    DAY_AHEAD(422),
    DOCUMENT_WITHOUT_NUMBER(422),
    DENOMINATOR_UNCHANGED(409),
    DENOMINATOR_BEFORE_LAST(422),
    NO_YEARS(422),
    YEAR_TWICE(422),
    YEAR_NOT_ASKED(422),
    UNKNOWN_PROVINCE(422),
    UNREADABLE_BUDGET(422),
    NO_WARDS(422),
    TOO_COSTLY(422),
    /** It waits or is being computed. */
    COMPUTED_ALREADY(409),
    NO_PLAN(409),
    ASKED_BEFORE_CHANGE(409),
    ADOPTED_ALREADY(409);

    private final int status;

    RoadmapRefusal(int status) {
        this.status = status;
    }

    @Override
    public String key() {
        return "roadmap.refusal." + name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int status() {
        return status;
    }
}
