package vn.kieumau.documents;

/**
 * The version of a template that an issued document was made with, for good.
 *
 * @param name of its file
 */
public record UsedTemplate(long templateId, String name, int version, Pdf pdf) {
    /** What its PDF is made by. */
    public enum Pdf {
        /** LibreOffice, of the same DOCX. */
        CONVERTED,
        /** There was no LibreOffice when it was issued: the built-in layout, of the same content. */
        BUILT_IN,
        /** LibreOffice, which is no longer there. */
        AWAY;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
