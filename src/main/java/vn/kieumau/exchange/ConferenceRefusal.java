package vn.kieumau.exchange;

import java.util.Locale;
import vn.kieumau.kernel.Refusal;

/** Why something about a conference is not kept. */
public enum ConferenceRefusal implements Refusal {
    UNKNOWN_KIND(422),
    TOO_MANY_LINES(422),
    LINE_NOT_READ(422),
    DUE_WITHOUT_OFFICE(422),
    NOT_YET_HELD(422),
    NOTHING_CONCLUDED(422),
    PAPER_THERE(409),
    REPORT_ISSUED(409),
    REPORT_OUTDATED(409);

    private final int status;

    ConferenceRefusal(int status) {
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
