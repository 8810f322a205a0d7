package vn.kieumau.exchange.pages;

import org.jspecify.annotations.Nullable;

/** A sentence of a report as it is typed. @param sentence its key; none where one is added @param section of one that is added */
public record ReportForm(
        @Nullable String sentence,
        @Nullable String section,
        @Nullable String text,
        @Nullable Integer version) {
    static final ReportForm EMPTY = new ReportForm(null, null, null, null);

    int seen() {
        return version == null ? 0 : version;
    }

    /** What stands in the field of a sentence. */
    public String textOf(String key, String text) {
        return this.text != null && key.equals(sentence) ? this.text : text;
    }
}
