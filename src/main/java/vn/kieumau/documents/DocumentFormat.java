package vn.kieumau.documents;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import vn.kieumau.kernel.Refused;

/** The forms in which an official document is handed out. */
public enum DocumentFormat {
    PDF,
    DOCX,
    /** The PDF that came back signed; there only when one was kept. */
    SIGNED;

    /** Those that are made of every document. */
    public static List<DocumentFormat> made() {
        return List.of(PDF, DOCX);
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As an address names it; another is not there. */
    public static DocumentFormat of(String code) {
        return Refused.found(
                Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst());
    }
}
