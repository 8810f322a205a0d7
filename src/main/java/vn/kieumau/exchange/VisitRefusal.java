package vn.kieumau.exchange;

import java.util.Locale;
import vn.kieumau.kernel.Refusal;

/** Why something about a study visit is not noted. */
public enum VisitRefusal implements Refusal {
    NOT_ON_ROUTE(422),
    UNKNOWN_STEP(422),
    DUE_BEFORE_VISIT(422);

    private final int status;

    VisitRefusal(int status) {
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
