package vn.kieumau.plans;

import java.util.Locale;
import vn.kieumau.kernel.Refusal;

enum PlansRefusal implements Refusal {
    /** The registration was withdrawn or decided. */
    PLAN_ENDED(409),
    UNKNOWN_CRITERION(422),
    UNKNOWN_OFFICE(422),
    DUE_BEFORE_BEGIN(422),
    OUT_OF_TIME(422),
    UNKNOWN_KIND(422),
    ALREADY_LISTED(409),
    DAY_AHEAD(422),
    BEFORE_LAST_STEP(422),
    STEPS_OUT_OF_ORDER(422),
    NOT_MEASURED(422),
    /** Somebody above was asked about it. */
    ALREADY_RAISED(409);

    private final int status;

    PlansRefusal(int status) {
        this.status = status;
    }

    @Override
    public String key() {
        return "plans.refusal." + name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int status() {
        return status;
    }
}
