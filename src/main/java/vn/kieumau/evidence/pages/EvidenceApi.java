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
import vn.kieumau.evidence.EvidenceRevision;
import vn.kieumau.evidence.EvidenceUse;
import vn.kieumau.evidence.EvidenceUses;
import vn.kieumau.evidence.KeptRevision;
import vn.kieumau.evidence.ReviseEvidence;
import vn.kieumau.files.Blobs;
import vn.kieumau.files.Downloads;
import vn.kieumau.files.Thumbnails;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.Created;
import vn.kieumau.web.IfMatch;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Slice;

@RestController
class EvidenceApi {
    private final Evidence evidence;
    private final EvidenceUses uses;
    private final AddEvidence addEvidence;
    private final ReviseEvidence reviseEvidence;
    private final Blobs blobs;
    private final Thumbnails thumbnails;
    private final boolean illustrative;

    EvidenceApi(
            Evidence evidence,
            EvidenceUses uses,
            AddEvidence addEvidence,
            ReviseEvidence reviseEvidence,
            Blobs blobs,
            Thumbnails thumbnails,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.evidence = evidence;
        this.uses = uses;
        this.addEvidence = addEvidence;
        this.reviseEvidence = reviseEvidence;
        this.blobs = blobs;
        this.thumbnails = thumbnails;
        this.illustrative = demonstration;
    }

    /**
     * A proof as one of its revisions says, with the files of that revision.
     *
     * @param revisions all of them, the latest first
     * @param uses the criteria that it proves
     * @param kept the submissions that keep it, each with the revision that it keeps
     */
    record Item(
            EvidenceItem item,
            List<EvidenceFile> files,
            List<EvidenceRevision> revisions,
            List<EvidenceUse> uses,
            List<KeptRevision> kept) {}

    /**
     * @param state ready, waiting, too_large or none; null for what is no picture
     * @param picture JPEG in Base64; null where there is none
     */
    record SmallPicture(@Nullable String state, byte @Nullable [] picture) {}

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
    @Operation(summary = "A proof as its latest revision says, and where it is in use")
    Item show(Actor actor, @PathVariable long id) {
        return whole(actor, Refused.found(evidence.find(actor, id)));
    }

    @GetMapping("/api/v1/evidence/{id}/revisions/{number}")
    @Requires(Permission.VIEW_EVIDENCE)
    @Operation(summary = "A proof as one of its revisions said")
    Item revision(Actor actor, @PathVariable long id, @PathVariable int number) {
        return whole(actor, Refused.found(evidence.find(actor, id, number)));
    }

    @PostMapping(value = "/api/v1/evidence/{id}/revisions", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Requires(Permission.ADD_EVIDENCE)
    @Operation(summary = "Correct a proof by a new revision; files that stay are named by their ids")
    ResponseEntity<Created> revise(
            Actor actor,
            @PathVariable long id,
            @ModelAttribute EvidenceForm form,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) @Nullable List<Long> keep,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            IfMatch seen) {
        EvidenceItem item = Refused.found(evidence.find(actor, id));
        seen.required().check(() -> whole(actor, item));
        RevisionForm revision = new RevisionForm(reason, item.revision(), keep);
        return Created.at(
                "/api/v1/evidence/" + id + "/revisions",
                reviseEvidence.revise(actor, id, revision.read(form, item, files)));
    }

    private Item whole(Actor actor, EvidenceItem item) {
        return new Item(
                item, evidence.files(item), evidence.revisions(item), uses.uses(actor, item), uses.kept(actor, item));
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

    @GetMapping("/api/v1/evidence/files/{id}/thumbnail")
    @Requires(Permission.VIEW_EVIDENCE)
    @Operation(summary = "A picture small, as far as it is made")
    SmallPicture thumbnail(Actor actor, @PathVariable long id) {
        EvidenceFile file = Refused.found(evidence.file(actor, id));
        return new SmallPicture(file.thumbnail(), thumbnails.of(file.sha256()).orElse(null));
    }
}
