package vn.kieumau.exchange;

import java.util.Locale;
import vn.kieumau.kernel.Refusal;

/** Why something about a request to change the criteria set is not done. */
public enum ChangeRefusal implements Refusal {
    UNKNOWN_CRITERION(422),
    UNKNOWN_CHANGE(422),
    UNKNOWN_OUTCOME(422),
    NONE_CHOSEN(422),
    TOO_MANY(422),
    NOT_OF_ONE_SET(422),
    NO_LONGER_RAISED(409),
    LAST_OF_TOPIC(409),
    NOTHING_TO_TRACE(409),
    UNKNOWN_VERSION(422),
    NOT_IN_VERSION(422);

    private final int status;

    ChangeRefusal(int status) {
        this.status = status;
    }

    @Override
    public String key() {
        return "exchange.refusal." + name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int status() {
        return status;
    }
}
