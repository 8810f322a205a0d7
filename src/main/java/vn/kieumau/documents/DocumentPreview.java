package vn.kieumau.documents;

/**
 * Ends an act whose document was only to be looked at. Thrown where it would be written down: so what is shown is what the act would make, with all that it asks and refuses, and its transaction leaves
 * nothing behind.
 */
class DocumentPreview extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient byte[] pdf;

    DocumentPreview(byte[] pdf) {
        super("only looked at", null, false, false);
        this.pdf = pdf;
    }

    byte[] pdf() {
        return pdf;
    }
}
