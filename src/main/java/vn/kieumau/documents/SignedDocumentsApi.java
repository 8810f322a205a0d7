package vn.kieumau.documents;

import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import vn.kieumau.files.Downloads;
import vn.kieumau.files.Upload;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.Requires;

@RestController
class SignedDocumentsApi {
    private static final String LIST = "/api/v1/documents/";

    private final IssuedDocuments issuedDocuments;
    private final KeepSignedDocument keepSignedDocument;

    SignedDocumentsApi(IssuedDocuments issuedDocuments, KeepSignedDocument keepSignedDocument) {
        this.issuedDocuments = issuedDocuments;
        this.keepSignedDocument = keepSignedDocument;
    }

    @GetMapping(LIST + "{document}")
    @Requires(Permission.KEEP_SIGNED_DOCUMENT)
    @Operation(summary = "A document that the own unit issued, with the signed files that came back")
    IssuedDocument issuedDocument(Actor actor, @PathVariable long document) {
        return Refused.found(issuedDocuments.own(actor, document));
    }

    @PostMapping(value = LIST + "{document}/signed", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Requires(Permission.KEEP_SIGNED_DOCUMENT)
    @Operation(summary = "Keep the signed PDF beside the document; its signatures are verified")
    IssuedDocument keepSignedDocument(
            Actor actor, @PathVariable long document, @RequestPart(required = false) @Nullable MultipartFile file) {
        keepSignedDocument.keep(actor, document, Upload.of(file));
        return issuedDocument(actor, document);
    }

    @GetMapping(value = LIST + "{document}/signed/{copy}", produces = MediaType.ALL_VALUE)
    @Requires(Permission.KEEP_SIGNED_DOCUMENT)
    @Operation(summary = "The bytes of a signed file")
    ResponseEntity<Resource> signedDocument(Actor actor, @PathVariable long document, @PathVariable long copy) {
        IssuedDocument issued = issuedDocument(actor, document);
        return Downloads.attachment(
                Refused.found(issuedDocuments.signed(issued, copy)),
                issued.number().replace('/', '-') + IssuedDocuments.SIGNED_NAME);
    }
}
