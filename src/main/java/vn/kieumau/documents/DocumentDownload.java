package vn.kieumau.documents;

import org.springframework.http.ResponseEntity;
import vn.kieumau.files.Downloads;

/** The HTTP answer that hands out a file of an issued document. */
public final class DocumentDownload {
    private DocumentDownload() {}

    public static ResponseEntity<byte[]> of(IssuedDocuments.DocumentFile file) {
        return switch (file.format()) {
            case PDF, SIGNED -> Downloads.attachment(file.bytes(), file.name());
            case DOCX -> Downloads.word(file.bytes(), file.name());
        };
    }
}
