package vn.kieumau.assessment;

import static vn.kieumau.assessment.DossierState.*;

import java.util.Arrays;
import java.util.function.Predicate;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;

/** The one table of a dossier's moves: buttons, use cases and docs/states.md come from it. */
public enum DossierMove {
    SUBMIT(OPEN, SUBMITTED, Permission.SUBMIT_ASSESSMENT),
    RESUBMIT(RETURNED, SUBMITTED, Permission.SUBMIT_ASSESSMENT),
    SUBMIT_DISTRICT(OPEN, WITH_DISTRICT, Permission.SUBMIT_ASSESSMENT),
    RESUBMIT_DISTRICT(RETURNED, WITH_DISTRICT, Permission.SUBMIT_ASSESSMENT),
    RETURN_DISTRICT(WITH_DISTRICT, RETURNED, Permission.RETURN_DISTRICT),
    PASS_DISTRICT(WITH_DISTRICT, SUBMITTED, Permission.PASS_DISTRICT),
    /** The province goes on with what lies with a district that cannot. */
    TAKE_OVER(WITH_DISTRICT, SUBMITTED, Permission.TAKE_OVER_DOSSIER),
    RETURN_PROVINCE(SUBMITTED, RETURNED, Permission.RETURN_PROVINCE),
    PASS_PROVINCE(SUBMITTED, PASSED, Permission.PASS_PROVINCE),
    RETURN_MINISTRY(PASSED, SUBMITTED, Permission.RETURN_MINISTRY),
    PASS_MINISTRY(PASSED, READY, Permission.PASS_MINISTRY),
    DECIDE(READY, DECIDED, Permission.DECIDE_RECOGNITION),
    WITHDRAW_OPEN(OPEN, WITHDRAWN, Permission.WITHDRAW_REGISTRATION),
    WITHDRAW_RETURNED(RETURNED, WITHDRAWN, Permission.WITHDRAW_REGISTRATION),
    WITHDRAW_WITH_DISTRICT(WITH_DISTRICT, WITHDRAWN, Permission.WITHDRAW_REGISTRATION),
    WITHDRAW_SUBMITTED(SUBMITTED, WITHDRAWN, Permission.WITHDRAW_REGISTRATION),
    WITHDRAW_PASSED(PASSED, WITHDRAWN, Permission.WITHDRAW_REGISTRATION);

    private final DossierState from;
    private final DossierState to;
    private final Permission permission;

    DossierMove(DossierState from, DossierState to, Permission permission) {
        this.from = from;
        this.to = to;
        this.permission = permission;
    }

    public DossierState from() {
        return from;
    }

    public DossierState to() {
        return to;
    }

    public Permission permission() {
        return permission;
    }

    /** What a permission does to a dossier in this state; refused where it does nothing. */
    static DossierMove of(Permission permission, DossierState state) {
        return find(move -> move.permission == permission && move.from == state);
    }

    /** The submission that brings a dossier in this state to whoever appraises first. */
    static DossierMove submission(DossierState state, DossierState first) {
        return find(move -> move.permission == Permission.SUBMIT_ASSESSMENT && move.from == state && move.to == first);
    }

    private static DossierMove find(Predicate<DossierMove> wanted) {
        return Arrays.stream(values())
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new Refused(KernelRefusal.NOT_IN_THIS_STATE));
    }

    DossierState apply(DossierState state) {
        Refused.when(state != from, KernelRefusal.NOT_IN_THIS_STATE);
        return to;
    }
}
