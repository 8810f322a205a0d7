package vn.kieumau.inspection;

import java.util.Locale;
import vn.kieumau.kernel.Refusal;

/** Why something about a delegation is not done. */
public enum InspectionRefusal implements Refusal {
    NO_COHORT(422),
    NO_PURPOSE(422),
    PERIOD(422),
    PERIOD_PAST(422),
    UNKNOWN_ACCOUNT(422),
    MEMBER_TWICE(422),
    UNKNOWN_ROLE(422),
    ONE_HEAD(422),
    TOO_MANY_MEMBERS(422),
    NOTHING_CHOSEN(422),
    NOT_REGISTERED(422),
    TOO_MANY_WARDS(422),
    NO_WARD(409),
    DAY_OUTSIDE(422),
    NOT_THE_ROUTE(422),
    NO_METHOD(422),
    TOO_FEW_IN_POOL(409),
    HEAD_ONLY(409),
    TOO_EARLY(409),
    CONFLICTS(409),
    NO_CONFLICT(409),
    NO_RESULT(422),
    NO_NOTE(422),
    NO_SUCH_ITEM(422),
    UNREADABLE_FINDING(422),
    TOO_MANY_FINDINGS(422),
    OTHER_FINDING(409),
    TOO_MANY_PHONES(409),
    UNREADABLE_ENTRY(422),
    NOT_SEALED(409),
    OTHER_ENTRY(409),
    PHOTOGRAPH_SIZE(422),
    PART_SIZE(422),
    NO_PICTURE(422),
    SESSION_DAY(422),
    TOO_MANY_DEMANDS(422),
    DEMAND_PAST(422),
    NO_CONCLUSION(409),
    TOO_MANY_PROOFS(422),
    NO_SUCH_PROOF(422),
    NO_MEMBER(422),
    PAPER_TYPE(422),
    PAPER_THERE(409);

    private final int status;

    InspectionRefusal(int status) {
        this.status = status;
    }

    @Override
    public String key() {
        return "inspection.refusal." + name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int status() {
        return status;
    }
}
