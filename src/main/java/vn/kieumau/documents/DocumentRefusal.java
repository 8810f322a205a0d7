package vn.kieumau.documents;

import java.util.Locale;
import vn.kieumau.kernel.Refusal;

/** Why a document is not issued. */
public enum DocumentRefusal implements Refusal {
    ALREADY_ISSUED(409),
    UNKNOWN_PREFIX(422),
    NOT_A_SYMBOL(422),
    NOBODY_RECEIVES(422),
    TOO_MANY_RECIPIENTS(422);

    private final int status;

    DocumentRefusal(int status) {
        this.status = status;
    }

    @Override
    public String key() {
        return "documents.refusal." + name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int status() {
        return status;
    }
}
