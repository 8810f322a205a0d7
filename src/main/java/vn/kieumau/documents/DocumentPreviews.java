package vn.kieumau.documents;

import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import vn.kieumau.files.Downloads;

/** Answers with the document that was only to be looked at. */
@ControllerAdvice
@Order(0)
class DocumentPreviews {
    @ExceptionHandler(DocumentPreview.class)
    ResponseEntity<byte[]> shown(DocumentPreview preview) {
        return Downloads.inline(preview.pdf(), "xem-truoc");
    }
}
