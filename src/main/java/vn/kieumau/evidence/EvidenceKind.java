package vn.kieumau.evidence;

import java.util.Locale;

/** What a proof is. */
public enum EvidenceKind {
    DOCUMENT,
    PHOTO,
    /** Two pictures of the same place, before and after. */
    PHOTO_PAIR,
    /** Says in words what stands in for a document; needs no file. */
    EXPLANATION,
    OTHER;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
