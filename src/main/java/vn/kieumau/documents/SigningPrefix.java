package vn.kieumau.documents;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** In whose name a document is signed (Decree 30/2020, article 13). */
public enum SigningPrefix {
    /** The head signs, in no other name. */
    NONE("", false),
    /** On behalf of a collective. */
    TM("TM.", true),
    /** Acting head. */
    Q("Q.", false),
    /** A deputy for the head. */
    KT("KT.", true),
    /** By order of the head. */
    TL("TL.", true),
    /** By authorisation of the head. */
    TUQ("TUQ.", true);

    private final String text;
    private final boolean forAnother;

    SigningPrefix(String text, boolean forAnother) {
        this.text = text;
        this.forAnother = forAnother;
    }

    public String text() {
        return text;
    }

    /** Whether somebody is named before the title in whose name it is signed. */
    boolean forAnother() {
        return forAnother;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<SigningPrefix> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }
}
