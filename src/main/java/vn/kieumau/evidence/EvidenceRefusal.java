package vn.kieumau.evidence;

import java.util.Locale;
import vn.kieumau.kernel.Refusal;

enum EvidenceRefusal implements Refusal {
    CONFIRM_NO_SECRETS(422),
    NOTHING_ADDED(422),
    ONLY_EXPLANATIONS_SAY(422),
    TOO_MANY_FILES(422),
    PERIOD_REVERSED(422),
    ISSUED_IN_FUTURE(422),
    EXPIRED_WHEN_ISSUED(422),
    TWO_PICTURES(422),
    NO_SUCH_FILE(422),
    NOTHING_REVISED(422),
    PAGES_UNREADABLE(422),
    PAGES_BEYOND(422),
    LINKS_FROZEN(409),
    OTHER_UNIT(422),
    HELD(422),
    HELD_CONTENT_GONE(409);

    private final int status;

    EvidenceRefusal(int status) {
        this.status = status;
    }

    @Override
    public String key() {
        return "evidence.refusal." + name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int status() {
        return status;
    }
}
