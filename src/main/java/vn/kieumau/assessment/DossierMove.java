package vn.kieumau.assessment;

import static vn.kieumau.assessment.DossierState.*;

import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;

/** The one table of a dossier's moves: buttons, use cases and docs/states.md come from it. */
public enum DossierMove {
    SUBMIT(OPEN, SUBMITTED, Permission.SUBMIT_ASSESSMENT),
    PASS_PROVINCE(SUBMITTED, PASSED, Permission.PASS_PROVINCE),
    PASS_MINISTRY(PASSED, READY, Permission.PASS_MINISTRY),
    DECIDE(READY, DECIDED, Permission.DECIDE_RECOGNITION);

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

    DossierState apply(DossierState state) {
        Refused.when(state != from, KernelRefusal.NOT_IN_THIS_STATE);
        return to;
    }
}
