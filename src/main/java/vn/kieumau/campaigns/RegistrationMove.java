package vn.kieumau.campaigns;

import static vn.kieumau.campaigns.RegistrationState.*;

import java.util.Arrays;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;

/** The one table of a registration's moves. */
public enum RegistrationMove {
    CONFIRM(PROPOSED, REGISTERED, Permission.CONFIRM_REGISTRATION),
    TAKE_BACK(PROPOSED, WITHDRAWN, Permission.TAKE_BACK_PROPOSAL),
    DECLINE(PROPOSED, WITHDRAWN, Permission.WITHDRAW_REGISTRATION),
    WITHDRAW(REGISTERED, WITHDRAWN, Permission.WITHDRAW_REGISTRATION),
    RECOGNISE(REGISTERED, RECOGNISED, Permission.DECIDE_RECOGNITION),
    REFUSE(REGISTERED, NOT_RECOGNISED, Permission.DECIDE_RECOGNITION);

    private final RegistrationState from;
    private final RegistrationState to;
    private final Permission permission;

    RegistrationMove(RegistrationState from, RegistrationState to, Permission permission) {
        this.from = from;
        this.to = to;
        this.permission = permission;
    }

    public RegistrationState from() {
        return from;
    }

    public RegistrationState to() {
        return to;
    }

    public Permission permission() {
        return permission;
    }

    /** What a permission does to a registration in this state; refused where it does nothing. */
    static RegistrationMove of(Permission permission, String state) {
        return Arrays.stream(values())
                .filter(move ->
                        move.permission == permission && move.from.code().equals(state))
                .findFirst()
                .orElseThrow(() -> new Refused(KernelRefusal.NOT_IN_THIS_STATE));
    }
}
