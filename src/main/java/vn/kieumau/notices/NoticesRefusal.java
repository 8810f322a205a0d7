package vn.kieumau.notices;

import java.util.Locale;
import vn.kieumau.kernel.Refusal;

public enum NoticesRefusal implements Refusal {
    URL_SHAPE(422),
    URL_PRIVATE(422),
    NO_ACTS(422),
    NO_OFFICE(422),
    MAIL_OFF(409),
    MAIL_FREQUENCY(422),
    MAIL_ADDRESS(422),
    MAIL_CODE(422),
    MAIL_CODES(409),
    NOBODY_KNOWN(422);

    private final int status;

    NoticesRefusal(int status) {
        this.status = status;
    }

    @Override
    public String key() {
        return "notices.refusal." + name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int status() {
        return status;
    }
}
