package vn.kieumau.units;

import static vn.kieumau.units.ReorganisationState.*;

import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;

/** The one table of a reorganisation's moves. Changing its lines leads back to the draft; what was undone is a draft again. */
public enum ReorganisationMove {
    REHEARSE(DRAFT, REHEARSED, Permission.REHEARSE_REORGANISATION),
    REHEARSE_AGAIN(REHEARSED, REHEARSED, Permission.REHEARSE_REORGANISATION),
    REHEARSE_CONFIRMED(CONFIRMED, REHEARSED, Permission.REHEARSE_REORGANISATION),
    CHANGE_DRAFT(DRAFT, DRAFT, Permission.DRAFT_REORGANISATION),
    REDRAFT(REHEARSED, DRAFT, Permission.DRAFT_REORGANISATION),
    CONFIRM(REHEARSED, CONFIRMED, Permission.CONFIRM_REORGANISATION),
    APPLY(CONFIRMED, APPLIED, Permission.APPLY_REORGANISATION),
    UNDO(APPLIED, DRAFT, Permission.UNDO_REORGANISATION),
    CANCEL_DRAFT(DRAFT, CANCELLED, Permission.CANCEL_REORGANISATION),
    CANCEL_REHEARSED(REHEARSED, CANCELLED, Permission.CANCEL_REORGANISATION),
    CANCEL_CONFIRMED(CONFIRMED, CANCELLED, Permission.CANCEL_REORGANISATION);

    private final ReorganisationState from;
    private final ReorganisationState to;
    private final Permission permission;

    ReorganisationMove(ReorganisationState from, ReorganisationState to, Permission permission) {
        this.from = from;
        this.to = to;
        this.permission = permission;
    }

    public ReorganisationState from() {
        return from;
    }

    public ReorganisationState to() {
        return to;
    }

    public Permission permission() {
        return permission;
    }

    /** Whether whoever makes this move has prepared what another person must confirm. */
    boolean prepares() {
        return permission == Permission.DRAFT_REORGANISATION || permission == Permission.REHEARSE_REORGANISATION;
    }

    /** What a permission does to a reorganisation in this state; refused where it does nothing. */
    static ReorganisationMove of(Permission permission, ReorganisationState state) {
        for (ReorganisationMove move : values()) {
            if (move.permission == permission && move.from == state) {
                return move;
            }
        }
        throw new Refused(KernelRefusal.NOT_IN_THIS_STATE);
    }

    /** Whether a permission does anything in this state: where its button stands. */
    public static boolean exists(Permission permission, ReorganisationState state) {
        for (ReorganisationMove move : values()) {
            if (move.permission == permission && move.from == state) {
                return true;
            }
        }
        return false;
    }
}
