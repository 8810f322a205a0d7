package vn.kieumau.appraisal;

import java.util.Locale;
import vn.kieumau.kernel.Refusal;

enum AppraisalRefusal implements Refusal {
    NOTHING_CHOSEN(422),
    REASON_MISSING(422),
    MUST_APPLY(422),
    INCOMPLETE(422),
    LEVEL_ENDED(409),
    DISTRICT_GOES_ON(409);

    private final int status;

    AppraisalRefusal(int status) {
        this.status = status;
    }

    @Override
    public String key() {
        return "appraisal.refusal." + name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int status() {
        return status;
    }
}
