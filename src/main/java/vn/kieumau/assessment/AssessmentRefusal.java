package vn.kieumau.assessment;

import java.util.Locale;
import vn.kieumau.kernel.Refusal;

enum AssessmentRefusal implements Refusal {
    RESULT_MISSING(422),
    MUST_APPLY(422),
    EXPLANATION_MISSING(422),
    INCOMPLETE(422),
    REMARKS_OPEN(422),
    DUE_PAST(422),
    DAY_AHEAD(422),
    ALREADY_ANSWERED(409),
    ASKS_NOTHING(409),
    ONLY_ABOVE_ASKS(422),
    DRAFT_HAS_FAULTS(422),
    NOTHING_TO_CARRY(409),
    ALREADY_CARRIED(409),
    NOTHING_CARRIED(409);

    private final int status;

    AssessmentRefusal(int status) {
        this.status = status;
    }

    @Override
    public String key() {
        return "assessment.refusal." + name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int status() {
        return status;
    }
}
