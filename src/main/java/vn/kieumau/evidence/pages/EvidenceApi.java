package vn.kieumau.evidence.pages;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import vn.kieumau.evidence.AddEvidence;
import vn.kieumau.evidence.Evidence;
import vn.kieumau.evidence.EvidenceFile;
import vn.kieumau.evidence.EvidenceForm;
import vn.kieumau.evidence.EvidenceItem;
import vn.kieumau.evidence.EvidenceUse;
import vn.kieumau.files.Blobs;
import vn.kieumau.files.Downloads;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.Created;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Slice;

@RestController
class EvidenceApi {
    private final Evidence evidence;
    private final AddEvidence addEvidence;
    private final Blobs blobs;
    private final boolean illustrative;

    EvidenceApi(
            Evidence evidence,
            AddEvidence addEvidence,
            Blobs blobs,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.evidence = evidence;
        this.addEvidence = addEvidence;
        this.blobs = blobs;
        this.illustrative = demonstration;
    }

    /** A proof, its files, and the criteria that it proves. */
    record Item(EvidenceItem item, List<EvidenceFile> files, List<EvidenceUse> uses) {}

    @GetMapping("/api/v1/evidence")
    @Requires(Permission.VIEW_EVIDENCE)
    @Operation(summary = "Proofs of the units in reach")
    Slice<EvidenceItem> list(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String kind,
            Paging paging) {
        return Slice.of(evidence.page(actor, Text.sought(q), kind, paging), EvidenceItem::itemId);
    }

    @PostMapping(value = "/api/v1/evidence", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Requires(Permission.ADD_EVIDENCE)
    @Operation(summary = "Record a proof with its files; the same formId twice is one")
    ResponseEntity<Created> add(
            Actor actor,
            @ModelAttribute EvidenceForm form,
            @RequestParam long unit,
            @RequestParam(required = false) @Nullable List<MultipartFile> files) {
        return Created.at("/api/v1/evidence", addEvidence.add(actor, form.read(unit, files, illustrative)));
    }

    @GetMapping("/api/v1/evidence/{id}")
    @Requires(Permission.VIEW_EVIDENCE)
    @Operation(summary = "A proof, its files, and the criteria that it proves")
    Item show(Actor actor, @PathVariable long id) {
        EvidenceItem item = Refused.found(evidence.find(actor, id));
        return new Item(item, evidence.files(item), evidence.uses(item));
    }

    @GetMapping(value = "/api/v1/evidence/files/{id}", produces = MediaType.ALL_VALUE)
    @Requires(Permission.VIEW_EVIDENCE)
    @Operation(summary = "The bytes of a file")
    ResponseEntity<Resource> download(Actor actor, @PathVariable long id) {
        EvidenceFile file = Refused.found(evidence.file(actor, id));
        ResponseEntity<Resource> content = Downloads.attachment(Refused.found(blobs.open(file.sha256())), file.name());
        return ResponseEntity.ok()
                .headers(content.getHeaders())
                .eTag(file.sha256())
                .body(content.getBody());
    }
}
