package vn.kieumau.evidence.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.kieumau.evidence.DecideHeld;
import vn.kieumau.evidence.HeldFiles;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;

/** What is held apart, and what becomes of it. Nothing here hands out the content. */
@Controller
class HeldController {
    private final HeldFiles heldFiles;
    private final DecideHeld decideHeld;
    private final FormPage forms;

    HeldController(HeldFiles heldFiles, DecideHeld decideHeld, FormPage forms) {
        this.heldFiles = heldFiles;
        this.decideHeld = decideHeld;
        this.forms = forms;
    }

    @GetMapping("/evidence/held")
    @Requires(Permission.VIEW_HELD)
    String list(Actor actor, Paging paging, Model model) {
        model.addAttribute("rows", heldFiles.page(actor, paging));
        return "evidence/held";
    }

    @GetMapping("/evidence/held/{id}")
    @Requires(Permission.VIEW_HELD)
    String show(Actor actor, @PathVariable long id, Model model) {
        return page(actor, id, "", model);
    }

    @PostMapping("/evidence/held/{id}/purge")
    @Requires(Permission.PURGE_HELD)
    String purge(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes next) {
        return forms.submit(
                model,
                () -> {
                    decideHeld.purge(actor, id, reason);
                    next.addFlashAttribute("notice", "evidence.held.purged");
                    return "redirect:/evidence/held/" + id;
                },
                () -> page(actor, id, reason, model));
    }

    @PostMapping("/evidence/held/{id}/release")
    @Requires(Permission.RELEASE_HELD)
    String release(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes next) {
        return forms.submit(
                model,
                () -> {
                    decideHeld.release(actor, id, reason);
                    next.addFlashAttribute("notice", "evidence.held.released");
                    return "redirect:/evidence/held/" + id;
                },
                () -> page(actor, id, reason, model));
    }

    private String page(Actor actor, long id, String reason, Model model) {
        model.addAttribute("file", Refused.found(heldFiles.find(actor, id)));
        model.addAttribute("reason", reason);
        return "evidence/heldFile";
    }
}
