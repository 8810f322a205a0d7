package vn.kieumau.inspection;

import static vn.kieumau.inspection.DelegationState.*;

import java.util.Arrays;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;

/** The one table of a delegation's moves. */
public enum DelegationMove {
    DECIDE(DRAFT, DECIDED, Permission.DECIDE_DELEGATION),
    CANCEL_DRAFT(DRAFT, CANCELLED, Permission.CANCEL_DELEGATION),
    CANCEL_DECIDED(DECIDED, CANCELLED, Permission.CANCEL_DELEGATION),
    BEGIN(DECIDED, UNDER_WAY, Permission.LEAD_DELEGATION),
    REPORT(UNDER_WAY, REPORTED, Permission.LEAD_DELEGATION),
    CONCLUDE(REPORTED, CONCLUDED, Permission.CONCLUDE_DELEGATION);

    private final DelegationState from;
    private final DelegationState to;
    private final Permission permission;

    DelegationMove(DelegationState from, DelegationState to, Permission permission) {
        this.from = from;
        this.to = to;
        this.permission = permission;
    }

    public DelegationState from() {
        return from;
    }

    public DelegationState to() {
        return to;
    }

    public Permission permission() {
        return permission;
    }

    /** What a permission does to a delegation in this state; refused where it does nothing. */
    static DelegationMove of(Permission permission, String state) {
        return Arrays.stream(values())
                .filter(move ->
                        move.permission == permission && move.from.code().equals(state))
                .findFirst()
                .orElseThrow(() -> new Refused(KernelRefusal.NOT_IN_THIS_STATE));
    }
}
