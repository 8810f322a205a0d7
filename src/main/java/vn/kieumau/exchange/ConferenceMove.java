package vn.kieumau.exchange;

import java.util.Locale;
import vn.kieumau.kernel.Permission;

/** The one table of what becomes of a review conference. */
public enum ConferenceMove {
    /** From then on its report stands as it was that day. */
    HOLD(ConferenceState.PREPARED, ConferenceState.HELD, Permission.KEEP_CONFERENCE),
    CONCLUDE(ConferenceState.HELD, ConferenceState.CONCLUDED, Permission.CONCLUDE_CONFERENCE);

    private final ConferenceState from;
    private final ConferenceState to;
    private final Permission permission;

    ConferenceMove(ConferenceState from, ConferenceState to, Permission permission) {
        this.from = from;
        this.to = to;
        this.permission = permission;
    }

    public ConferenceState from() {
        return from;
    }

    public ConferenceState to() {
        return to;
    }

    public Permission permission() {
        return permission;
    }

    public boolean opens(String state) {
        return from.code().equals(state);
    }

    public enum ConferenceState {
        PREPARED,
        HELD,
        CONCLUDED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
