package vn.kieumau.documents;

import java.util.Arrays;
import java.util.Locale;
import vn.kieumau.kernel.Refused;

/** The forms in which an official document is handed out. */
public enum DocumentFormat {
    PDF,
    DOCX;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As an address names it; another is not there. */
    public static DocumentFormat of(String code) {
        return Refused.found(
                Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst());
    }
}
