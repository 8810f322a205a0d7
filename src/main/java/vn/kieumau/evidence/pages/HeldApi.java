package vn.kieumau.evidence.pages;

import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.evidence.DecideHeld;
import vn.kieumau.evidence.HeldFile;
import vn.kieumau.evidence.HeldFiles;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Slice;

@RestController
class HeldApi {
    private final HeldFiles heldFiles;
    private final DecideHeld decideHeld;

    HeldApi(HeldFiles heldFiles, DecideHeld decideHeld) {
        this.heldFiles = heldFiles;
        this.decideHeld = decideHeld;
    }

    /** Why a held file is deleted or let in. */
    record HeldReason(@Nullable String reason) {
        String text() {
            return reason == null ? "" : reason;
        }
    }

    @GetMapping("/api/v1/evidence/held")
    @Requires(Permission.VIEW_HELD)
    @Operation(summary = "Files that were not taken for what they seem to hold; never their content")
    Slice<HeldFile> listHeld(Actor actor, Paging paging) {
        return Slice.of(heldFiles.page(actor, paging), HeldFile::heldId);
    }

    @GetMapping("/api/v1/evidence/held/{id}")
    @Requires(Permission.VIEW_HELD)
    @Operation(summary = "A file that was not taken, and what became of it")
    HeldFile showHeld(Actor actor, @PathVariable long id) {
        return Refused.found(heldFiles.find(actor, id));
    }

    @PostMapping("/api/v1/evidence/held/{id}/purge")
    @Requires(Permission.PURGE_HELD)
    @Operation(summary = "Delete the content of a held file for good")
    HeldFile purgeHeld(Actor actor, @PathVariable long id, @RequestBody HeldReason why) {
        decideHeld.purge(actor, id, why.text());
        return showHeld(actor, id);
    }

    @PostMapping("/api/v1/evidence/held/{id}/release")
    @Requires(Permission.RELEASE_HELD)
    @Operation(summary = "Let a held file in as a proof; by somebody else than its sender")
    HeldFile releaseHeld(Actor actor, @PathVariable long id, @RequestBody HeldReason why) {
        decideHeld.release(actor, id, why.text());
        return showHeld(actor, id);
    }
}
