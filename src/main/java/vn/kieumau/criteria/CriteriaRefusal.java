package vn.kieumau.criteria;

import java.util.Locale;
import vn.kieumau.kernel.Refusal;

public enum CriteriaRefusal implements Refusal {
    NOT_A_LINE(422),
    TOO_MANY_LINES(422),
    NOT_A_DECIMAL(422),
    NOT_A_MINIMUM(422),
    NOT_A_CODE(422),
    CODE_TAKEN(422),
    DRAFT_HAS_FAULTS(422),
    ALREADY_PUBLISHED(409);

    private final int status;

    CriteriaRefusal(int status) {
        this.status = status;
    }

    @Override
    public String key() {
        return "criteria.refusal." + name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int status() {
        return status;
    }
}
