package vn.kieumau.files;

import java.util.Locale;
import vn.kieumau.kernel.Refusal;

enum FilesRefusal implements Refusal {
    EMPTY(422),
    TOO_LARGE(413),
    TYPE(415);

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
