package vn.kieumau.appraisal;

import vn.kieumau.kernel.Permission;

/** The one table of a session's moves. */
public enum SessionMove {
    OPEN(SessionState.CONVENED, SessionState.OPEN, Permission.OPEN_COUNCIL),
    CLOSE(SessionState.OPEN, SessionState.CLOSED, Permission.CLOSE_COUNCIL),
    CANCEL_CONVENED(SessionState.CONVENED, SessionState.CANCELLED, Permission.CANCEL_COUNCIL),
    CANCEL_OPEN(SessionState.OPEN, SessionState.CANCELLED, Permission.CANCEL_COUNCIL);

    private final SessionState from;
    private final SessionState to;
    private final Permission permission;

    SessionMove(SessionState from, SessionState to, Permission permission) {
        this.from = from;
        this.to = to;
        this.permission = permission;
    }

    public SessionState from() {
        return from;
    }

    public SessionState to() {
        return to;
    }

    public Permission permission() {
        return permission;
    }
}
