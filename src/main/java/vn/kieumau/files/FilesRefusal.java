package vn.kieumau.files;

import java.util.Locale;
import vn.kieumau.kernel.Refusal;

enum FilesRefusal implements Refusal {
    EMPTY(422),
    TOO_LARGE(413),
    TYPE(415),
    NAME(422),
    ENCRYPTED(422),
    POLYGLOT(422),
    TOO_MUCH_UNPACKED(422),
    EMBEDDED(422),
    ACTIVE(422),
    BROKEN(422),
    SUSPECTED(422),
    INFECTED(422),
    SCANNER_AWAY(503);

    private final int status;

    FilesRefusal(int status) {
        this.status = status;
    }

    @Override
    public String key() {
        return "files.refusal." + name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int status() {
        return status;
    }
}
