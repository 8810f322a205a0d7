package vn.kieumau.web;

import java.util.Locale;
import vn.kieumau.kernel.Refusal;

enum WebRefusal implements Refusal {
    UPLOAD_TOO_LARGE(413),
    NOT_UNDERSTOOD(400),
    FIELD_NOT_UNDERSTOOD(400),
    FIELD_MISSING(422),
    /** Something would be replaced unseen. */
    PRECONDITION_REQUIRED(428),
    /** It is no longer what the program has seen. */
    PRECONDITION_FAILED(412),
    PRECONDITION_UNKNOWN(400),
    TABLE_EMPTY(422),
    TABLE_UNREADABLE(422),
    TABLE_NOT_UTF8(422),
    TABLE_BROKEN(422),
    TABLE_TOO_LONG(413),
    TABLE_LACKS_COLUMN(422),
    TABLE_OTHER_COLUMN(422),
    FAULT(500);

    private final int status;

    WebRefusal(int status) {
        this.status = status;
    }

    @Override
    public String key() {
        return "web.refusal." + name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int status() {
        return status;
    }
}
