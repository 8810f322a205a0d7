package vn.kieumau.exchange;

import static vn.kieumau.exchange.ChangeState.*;

import vn.kieumau.kernel.Permission;

/**
 * The one table of the moves of a request to change the criteria set. Once it is in a topic it moves with that one; whoever raised it
 * withdraws it before.
 */
public enum ChangeMove {
    WITHDRAW(RAISED, WITHDRAWN, Permission.WITHDRAW_CHANGE_REQUEST),
    GROUP(RAISED, GROUPED, Permission.GROUP_CHANGE_REQUEST),
    TAKE_OUT(GROUPED, RAISED, Permission.GROUP_CHANGE_REQUEST),
    DECIDE(GROUPED, DECIDED, Permission.DECIDE_CHANGE_REQUEST),
    TRACE(DECIDED, TRACED, Permission.TRACE_CHANGE_REQUEST),
    /** A draft may be dropped, or another version may answer better. */
    TRACE_AGAIN(TRACED, TRACED, Permission.TRACE_CHANGE_REQUEST);

    private final ChangeState from;
    private final ChangeState to;
    private final Permission permission;

    ChangeMove(ChangeState from, ChangeState to, Permission permission) {
        this.from = from;
        this.to = to;
        this.permission = permission;
    }

    public ChangeState from() {
        return from;
    }

    public ChangeState to() {
        return to;
    }

    public Permission permission() {
        return permission;
    }

    public boolean opens(String state) {
        return from.code().equals(state);
    }
}
