package vn.kieumau.exchange;

import static vn.kieumau.exchange.PublicationState.DRAFT;
import static vn.kieumau.exchange.PublicationState.ENDED;
import static vn.kieumau.exchange.PublicationState.PUBLISHED;

import java.util.Locale;
import vn.kieumau.kernel.Permission;

/** The one table of an initiative's moves. */
public enum InitiativeMove {
    PUBLISH(DRAFT, PUBLISHED),
    /** What should not have been published is a draft again. */
    TAKE_BACK(PUBLISHED, DRAFT),
    END(PUBLISHED, ENDED),
    /** It was said to have ended by mistake, or goes on again. */
    RESUME(ENDED, PUBLISHED);

    private final PublicationState from;
    private final PublicationState to;

    InitiativeMove(PublicationState from, PublicationState to) {
        this.from = from;
        this.to = to;
    }

    public PublicationState from() {
        return from;
    }

    public PublicationState to() {
        return to;
    }

    public Permission permission() {
        return Permission.KEEP_INITIATIVE;
    }

    public boolean opens(String state) {
        return from.code().equals(state);
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
