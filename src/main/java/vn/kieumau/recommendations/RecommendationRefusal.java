package vn.kieumau.recommendations;

import java.util.Locale;
import vn.kieumau.kernel.Refusal;

/** Why something about a recommendation is not done. */
public enum RecommendationRefusal implements Refusal {
    UNKNOWN_CLASS(422),
    UNKNOWN_CRITERION(422),
    UNKNOWN_LINE(422),
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
    NOTHING_LEFT(409),
    NONE_CHOSEN(422),
    GROUP_OF_ONE(422),
    GROUP_TOO_LARGE(422),
    NOT_OF_ONE_CLASS(422),
    IN_A_GROUP(409),
    NOT_TO_GROUP(409),
    NEVER_WITH_YOU(409),
    NONE_HERE(409),
    NOT_BELOW(422),
    NOBODY_THERE(409);

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
