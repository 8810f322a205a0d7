package vn.kieumau.exchange;

import java.util.Locale;
import vn.kieumau.kernel.Refusal;

enum InitiativeRefusal implements Refusal {
    NOT_IN_LIST(422),
    DAY_AHEAD(422),
    NOT_A_FIGURE(422),
    UNIT_STAYS(422),
    /** What it was taken over from began later, or on the same day, or is itself. */
    TAKEN_FROM_LATER(422),
    /** Who took it over began before it, by what is typed now. */
    TAKEN_OVER_EARLIER(422),
    /** Nobody would find it. */
    NO_CRITERION(422),
    ENDED_BEFORE_BEGIN(422),
    NO_PICTURE(422),
    DOCUMENT_THERE(409),
    TOO_MANY(422);

    private final int status;

    InitiativeRefusal(int status) {
        this.status = status;
    }

    @Override
    public String key() {
        return "exchange.initiative.refusal." + name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int status() {
        return status;
    }
}
