package vn.kieumau.exchange;

import static vn.kieumau.exchange.PublicationState.DRAFT;
import static vn.kieumau.exchange.PublicationState.PUBLISHED;

import vn.kieumau.kernel.Permission;

/** The one table of a lesson's moves. What was learnt does not end. */
public enum LessonMove {
    PUBLISH(DRAFT, PUBLISHED),
    TAKE_BACK(PUBLISHED, DRAFT);

    private final PublicationState from;
    private final PublicationState to;

    LessonMove(PublicationState from, PublicationState to) {
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
        return Permission.KEEP_LESSON;
    }

    public boolean opens(String state) {
        return from.code().equals(state);
    }
}
