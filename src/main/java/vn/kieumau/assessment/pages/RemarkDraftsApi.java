package vn.kieumau.assessment.pages;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.assessment.DossierHead;
import vn.kieumau.assessment.Dossiers;
import vn.kieumau.assessment.NewRemark;
import vn.kieumau.assessment.RemarkDraft;
import vn.kieumau.assessment.RemarkDrafts;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.Created;
import vn.kieumau.web.IfMatch;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Slice;

@RestController
class RemarkDraftsApi {
    private final Dossiers dossiers;
    private final RemarkDrafts remarkDrafts;

    RemarkDraftsApi(Dossiers dossiers, RemarkDrafts remarkDrafts) {
        this.dossiers = dossiers;
        this.remarkDrafts = remarkDrafts;
    }

    /**
     * @param criterion code; null for the dossier as a whole
     * @param due will ask for an answer until that day; null asks for nothing
     */
    record DraftToKeep(
            @Nullable String criterion,
            String text,
            @Nullable LocalDate due) {
        NewRemark read(boolean illustrative) {
            return new NewRemark(criterion, text, due, UUID.randomUUID(), illustrative);
        }
    }

    @GetMapping("/api/v1/assessment/{id}/remarks/drafts")
    @Requires(Permission.DRAFT_REMARK)
    @Operation(summary = "Remarks on a dossier that one's own level has not sent yet, oldest first")
    Slice<RemarkDraft> remarkDrafts(Actor actor, @PathVariable long id) {
        return new Slice<>(remarkDrafts.of(actor, dossier(actor, id)), null);
    }

    @PostMapping("/api/v1/assessment/{id}/remarks/drafts")
    @Requires(Permission.DRAFT_REMARK)
    @Operation(summary = "Keep a remark that only one's own level sees until it is sent")
    ResponseEntity<Created> draftRemark(Actor actor, @PathVariable long id, @RequestBody DraftToKeep draft) {
        DossierHead dossier = dossier(actor, id);
        return Created.at(
                "/api/v1/assessment/" + id + "/remarks/drafts",
                remarkDrafts.write(actor, id, draft.read(dossier.illustrative())));
    }

    @GetMapping("/api/v1/assessment/{id}/remarks/drafts/{draft}")
    @Requires(Permission.DRAFT_REMARK)
    @Operation(summary = "A remark that is not sent yet")
    RemarkDraft remarkDraft(Actor actor, @PathVariable long id, @PathVariable long draft) {
        return remarkDrafts.of(actor, dossier(actor, id)).stream()
                .filter(each -> each.draftId() == draft)
                .findFirst()
                .orElseThrow(Refused::notFound);
    }

    @PutMapping("/api/v1/assessment/{id}/remarks/drafts/{draft}")
    @Requires(Permission.DRAFT_REMARK)
    @Operation(summary = "Change a remark that is not sent yet")
    RemarkDraft changeRemarkDraft(
            Actor actor,
            @PathVariable long id,
            @PathVariable long draft,
            @RequestBody DraftToKeep typed,
            IfMatch seen) {
        RemarkDraft before = remarkDraft(actor, id, draft);
        seen.required().check(() -> before);
        remarkDrafts.change(actor, id, before.seen(), typed.read(before.illustrative()));
        return remarkDraft(actor, id, draft);
    }

    @PostMapping("/api/v1/assessment/{id}/remarks/drafts/{draft}/send")
    @Requires(Permission.WRITE_REMARK)
    @Operation(summary = "Send a remark that was kept: from then on all who see the dossier see it")
    Created sendRemarkDraft(Actor actor, @PathVariable long id, @PathVariable long draft, IfMatch seen) {
        RemarkDraft before = remarkDraft(actor, id, draft);
        seen.check(() -> before);
        return new Created(remarkDrafts.send(actor, id, before.seen()));
    }

    @PostMapping("/api/v1/assessment/{id}/remarks/drafts/{draft}/drop")
    @Requires(Permission.DRAFT_REMARK)
    @Operation(summary = "Drop a remark that is not sent yet")
    Slice<RemarkDraft> dropRemarkDraft(Actor actor, @PathVariable long id, @PathVariable long draft, IfMatch seen) {
        RemarkDraft before = remarkDraft(actor, id, draft);
        seen.check(() -> before);
        remarkDrafts.drop(actor, id, before.seen());
        return remarkDrafts(actor, id);
    }

    private DossierHead dossier(Actor actor, long id) {
        return Refused.found(dossiers.find(actor, Permission.DRAFT_REMARK, id));
    }
}
