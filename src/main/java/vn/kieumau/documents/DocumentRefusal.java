package vn.kieumau.documents;

import java.util.Locale;
import vn.kieumau.kernel.Refusal;

/** Why a document is not issued. */
public enum DocumentRefusal implements Refusal {
    ALREADY_ISSUED(409),
    UNKNOWN_PREFIX(422),
    NOT_A_SYMBOL(422),
    NOBODY_RECEIVES(422),
    TOO_MANY_RECIPIENTS(422),
    NOT_A_PDF(415),
    ANOTHER_DOCUMENT(422),
    /** Another version of the program draws it otherwise than it was drawn when it was issued. */
    DRAWN_OTHERWISE(422),
    NOT_SIGNED(422),
    CHANGED_BEFORE_SIGNING(422),
    SIGNATURE_UNREADABLE(422),
    COPY_THERE(409),
    TOO_MANY_COPIES(422),
    TEMPLATE_TOO_LARGE(413),
    TEMPLATE_TOO_MUCH(422),
    TEMPLATE_UNREADABLE(422),
    TEMPLATE_RUNS(422),
    TEMPLATE_REACHES_OUT(422),
    TEMPLATE_COMPUTES(422),
    TEMPLATE_UNBALANCED(422),
    UNKNOWN_FIELDS(422),
    NO_FIELDS(422),
    NOT_A_DOCX(415),
    NOTHING_TO_TRY(422),
    /** It was adopted, and yet cannot be filled with this document. */
    TEMPLATE_NOT_FILLED(422),
    /** There is no LibreOffice on the machine. */
    CONVERTER_AWAY(503),
    CONVERTER_BUSY(503),
    CONVERTER_FAILED(503);

    private final int status;

    DocumentRefusal(int status) {
        this.status = status;
    }

    @Override
    public String key() {
        return "documents.refusal." + name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int status() {
        return status;
    }
}
