package vn.kieumau.recommendations;

import java.util.Locale;
import vn.kieumau.kernel.Refusal;

/** Why something about a recommendation is not done. */
public enum RecommendationRefusal implements Refusal {
    UNKNOWN_CLASS(422),
    UNKNOWN_CRITERION(422),
    NOT_IN_COHORT(422),
    UNKNOWN_LEVEL(422),
    NOT_ABOVE(422),
    NOT_MONEY(422),
    NOT_IN_FUTURE(422),
    NOBODY_ABOVE(409),
    NOT_WITH_YOU(409),
    NOT_AN_OFFICE_ABOVE(422),
    UNKNOWN_ANSWER(422),
    REFUSED_WITHOUT_REASON(422),
    NOTHING_LEFT(409);

    private final int status;

    RecommendationRefusal(int status) {
        this.status = status;
    }

    @Override
    public String key() {
        return "recommendations.refusal." + name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int status() {
        return status;
    }
}
