package vn.kieumau.evidence;

import java.util.Locale;

/** What a proof is. */
public enum EvidenceKind {
    DOCUMENT,
    PHOTO,
    EXPLANATION,
    OTHER;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
