package vn.kieumau.inspection.pages;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.kieumau.files.Blobs;
import vn.kieumau.files.Downloads;
import vn.kieumau.files.Upload;
import vn.kieumau.inspection.DelegationHead;
import vn.kieumau.inspection.DelegationPaper;
import vn.kieumau.inspection.DelegationState;
import vn.kieumau.inspection.Delegations;
import vn.kieumau.inspection.KeepPaper;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;

/** Signed papers of a delegation. */
@Controller
class PapersController {
    private final Delegations delegations;
    private final KeepPaper keepPaper;
    private final Blobs blobs;
    private final FormPage forms;

    PapersController(Delegations delegations, KeepPaper keepPaper, Blobs blobs, FormPage forms) {
        this.delegations = delegations;
        this.keepPaper = keepPaper;
        this.blobs = blobs;
        this.forms = forms;
    }

    @GetMapping("/inspection/{id}/papers")
    @Requires(Permission.VIEW_INSPECTION)
    String papers(Actor actor, @PathVariable long id, Model model) {
        return page(actor, id, "", model);
    }

    @PostMapping("/inspection/{id}/papers")
    @Requires(Permission.KEEP_DELEGATION_PAPER)
    String keep(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            RedirectAttributes next) {
        return forms.submit(
                model,
                () -> {
                    keepPaper.keep(actor, id, kind, Upload.of(file));
                    next.addFlashAttribute("notice", "inspection.paper.kept");
                    return "redirect:/inspection/" + id + "/papers";
                },
                () -> page(actor, id, kind, model));
    }

    @GetMapping("/inspection/{id}/papers/{paper}")
    @Requires(Permission.VIEW_INSPECTION)
    ResponseEntity<Resource> download(Actor actor, @PathVariable long id, @PathVariable long paper) {
        DelegationPaper kept = Refused.found(keepPaper.find(actor, id, paper));
        return Downloads.attachment(Refused.found(blobs.open(kept.sha256())), kept.name());
    }

    private String page(Actor actor, long id, String kind, Model model) {
        DelegationHead head = Refused.found(delegations.find(actor, id));
        boolean minutes = head.is(DelegationState.CONCLUDED);
        model.addAttribute("delegation", head);
        model.addAttribute("papers", keepPaper.papers(actor, head));
        model.addAttribute("keeps", keepPaper.keeps(actor, head));
        model.addAttribute("minutes", minutes);
        model.addAttribute(
                "kind", !kind.isEmpty() ? kind : minutes ? DelegationPaper.MINUTES : DelegationPaper.DECISION);
        return "inspection/papers";
    }
}
