package vn.kieumau.inspection.pages;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import vn.kieumau.files.Blobs;
import vn.kieumau.files.Downloads;
import vn.kieumau.files.Upload;
import vn.kieumau.inspection.DelegationPaper;
import vn.kieumau.inspection.Delegations;
import vn.kieumau.inspection.KeepPaper;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.Requires;

@RestController
class PapersApi {
    private final Delegations delegations;
    private final KeepPaper keepPaper;
    private final Blobs blobs;

    PapersApi(Delegations delegations, KeepPaper keepPaper, Blobs blobs) {
        this.delegations = delegations;
        this.keepPaper = keepPaper;
        this.blobs = blobs;
    }

    @GetMapping("/api/v1/inspection/{id}/papers")
    @Requires(Permission.VIEW_INSPECTION)
    @Operation(
            summary =
                    "Signed papers of a delegation: its founding decision, and its minutes for who reads of every ward")
    List<DelegationPaper> papers(Actor actor, @PathVariable long id) {
        return keepPaper.papers(actor, Refused.found(delegations.find(actor, id)));
    }

    @PostMapping(value = "/api/v1/inspection/{id}/papers", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Requires(Permission.KEEP_DELEGATION_PAPER)
    @Operation(
            summary =
                    "Keep a signed paper (kind: decision or minutes; PDF); with the minutes, drawn signatures are deleted")
    List<DelegationPaper> keepPaper(
            Actor actor,
            @PathVariable long id,
            @RequestParam String kind,
            @RequestParam(required = false) @Nullable MultipartFile file) {
        keepPaper.keep(actor, id, kind, Upload.of(file));
        return papers(actor, id);
    }

    @GetMapping(value = "/api/v1/inspection/{id}/papers/{paper}", produces = MediaType.ALL_VALUE)
    @Requires(Permission.VIEW_INSPECTION)
    @Operation(summary = "The bytes of a signed paper")
    ResponseEntity<Resource> paper(Actor actor, @PathVariable long id, @PathVariable long paper) {
        DelegationPaper kept = Refused.found(keepPaper.find(actor, id, paper));
        return Downloads.attachment(Refused.found(blobs.open(kept.sha256())), kept.name());
    }
}
