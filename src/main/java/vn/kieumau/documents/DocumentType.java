package vn.kieumau.documents;

import java.util.Locale;

/** Kinds of official documents. Each has a series of numbers of its own. */
public enum DocumentType {
    PROPOSAL("TTr"),
    DECISION("QĐ"),
    REPORT("BC"),
    MINUTES("BB"),
    CONCLUSION("KL"),
    /** Has no name and no abbreviation; its summary stands under the number (Decree 30/2020, appendix I, II.5). */
    LETTER(""),
    /** Decree 30/2020 abbreviates only three sorts of slips; others are named by who uses them. */
    SLIP("P");

    private final String abbreviation;

    DocumentType(String abbreviation) {
        this.abbreviation = abbreviation;
    }

    /** As it stands in the symbol; empty for letters. */
    String abbreviation() {
        return abbreviation;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
