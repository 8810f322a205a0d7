package vn.kieumau.campaigns.pages;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import vn.kieumau.campaigns.DirectedTasks;
import vn.kieumau.campaigns.KeepLegalDocument;
import vn.kieumau.campaigns.LegalBasis;
import vn.kieumau.campaigns.LegalDocument;
import vn.kieumau.campaigns.NewLegalDocument;
import vn.kieumau.files.Blobs;
import vn.kieumau.files.Downloads;
import vn.kieumau.files.Upload;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.Created;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Slice;
import vn.kieumau.web.Typed;

@RestController
class LegalDocumentsApi {
    private final LegalBasis basis;
    private final DirectedTasks directedTasks;
    private final KeepLegalDocument keepLegalDocument;
    private final Blobs blobs;
    private final boolean illustrative;

    LegalDocumentsApi(
            LegalBasis basis,
            DirectedTasks directedTasks,
            KeepLegalDocument keepLegalDocument,
            Blobs blobs,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.basis = basis;
        this.directedTasks = directedTasks;
        this.keepLegalDocument = keepLegalDocument;
        this.blobs = blobs;
        this.illustrative = demonstration;
    }

    /** A document with what it implements and what implements it. @param tasks directed on its ground; null: none */
    record LegalDocumentInFull(
            LegalDocument document,
            List<LegalDocument> grounds,
            List<LegalDocument> implementing,
            DirectedTasks.@Nullable Tasks tasks) {}

    record LegalDocumentToKeep(
            String programme,
            long unit,
            String kind,
            String issuerKind,
            String issuer,
            String title,
            @Nullable List<Long> implementing,
            @Nullable String source) {
        NewLegalDocument read(boolean illustrative) {
            return new NewLegalDocument(
                    programme,
                    unit,
                    kind,
                    issuerKind,
                    issuer,
                    title,
                    Objects.requireNonNullElse(implementing, List.of()),
                    Objects.toString(source, ""),
                    illustrative);
        }
    }

    /** @param version the one that was read */
    record LegalDocumentToChange(int version, LegalDocumentToKeep document) {}

    /** @param back true: it is a draft again */
    record LegalDocumentToSubmit(int version, boolean back) {}

    record LegalDocumentToRepeal(int version, String reason) {}

    @GetMapping("/api/v1/campaigns/documents")
    @Requires(Permission.VIEW_CAMPAIGNS)
    @Operation(summary = "Documents of the legal basis: those of the own units, and what was issued above them")
    Slice<LegalDocument> legalDocuments(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String issuer,
            @RequestParam(defaultValue = "") String state,
            Paging paging) {
        return Slice.of(basis.page(actor, Text.sought(q), kind, issuer, state, paging), LegalDocument::documentId);
    }

    @PostMapping("/api/v1/campaigns/documents")
    @Requires(Permission.KEEP_LEGAL_DOCUMENT)
    @Operation(summary = "Record a document of the legal basis, as a draft")
    ResponseEntity<Created> recordLegalDocument(Actor actor, @RequestBody LegalDocumentToKeep document) {
        return Created.at("/api/v1/campaigns/documents", keepLegalDocument.record(actor, document.read(illustrative)));
    }

    @GetMapping("/api/v1/campaigns/documents/{document}")
    @Requires(Permission.VIEW_CAMPAIGNS)
    @Operation(summary = "A document of the legal basis, what it implements and what implements it")
    LegalDocumentInFull legalDocument(Actor actor, @PathVariable long document) {
        return new LegalDocumentInFull(
                Refused.found(basis.find(actor, document)),
                basis.grounds(actor, document),
                basis.implementing(actor, document),
                directedTasks.of(actor, List.of(document)).get(document));
    }

    @GetMapping(value = "/api/v1/campaigns/documents/{document}/file", produces = MediaType.ALL_VALUE)
    @Requires(Permission.VIEW_CAMPAIGNS)
    @Operation(summary = "The bytes of an issued document")
    ResponseEntity<Resource> legalDocumentFile(Actor actor, @PathVariable long document) {
        LegalDocument found = Refused.found(basis.find(actor, document));
        return Downloads.attachment(
                Refused.found(blobs.open(Objects.requireNonNullElse(found.sha256(), ""))), found.fileName());
    }

    @PostMapping("/api/v1/campaigns/documents/{document}/change")
    @Requires(Permission.KEEP_LEGAL_DOCUMENT)
    @Operation(summary = "Change a document that was not issued yet")
    LegalDocumentInFull changeLegalDocument(
            Actor actor, @PathVariable long document, @RequestBody LegalDocumentToChange change) {
        keepLegalDocument.change(
                actor, document, change.version(), change.document().read(illustrative));
        return legalDocument(actor, document);
    }

    @PostMapping("/api/v1/campaigns/documents/{document}/submit")
    @Requires(Permission.KEEP_LEGAL_DOCUMENT)
    @Operation(summary = "It was submitted to who issues it, or is a draft again")
    LegalDocumentInFull submitLegalDocument(
            Actor actor, @PathVariable long document, @RequestBody LegalDocumentToSubmit moved) {
        keepLegalDocument.submit(actor, document, moved.version(), moved.back());
        return legalDocument(actor, document);
    }

    @PostMapping(value = "/api/v1/campaigns/documents/{document}/issue", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Requires(Permission.KEEP_LEGAL_DOCUMENT)
    @Operation(summary = "It was issued, with number and day; file: the document as PDF")
    LegalDocumentInFull issueLegalDocument(
            Actor actor,
            @PathVariable long document,
            @RequestParam int version,
            @RequestParam String number,
            @RequestParam String issuedOn,
            @RequestParam(required = false) @Nullable MultipartFile file) {
        LocalDate day = Typed.day(issuedOn, "campaigns.document.issued_on");
        keepLegalDocument.issue(actor, document, version, number, day, Upload.of(file));
        return legalDocument(actor, document);
    }

    @PostMapping("/api/v1/campaigns/documents/{document}/repeal")
    @Requires(Permission.KEEP_LEGAL_DOCUMENT)
    @Operation(summary = "It holds no longer")
    LegalDocumentInFull repealLegalDocument(
            Actor actor, @PathVariable long document, @RequestBody LegalDocumentToRepeal repealed) {
        keepLegalDocument.repeal(actor, document, repealed.version(), repealed.reason());
        return legalDocument(actor, document);
    }
}
