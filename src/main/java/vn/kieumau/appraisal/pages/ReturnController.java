package vn.kieumau.appraisal.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.kieumau.appraisal.AppraisalLevel;
import vn.kieumau.appraisal.ReturnDossier;
import vn.kieumau.assessment.DossierHead;
import vn.kieumau.assessment.RemarkDrafts;
import vn.kieumau.assessment.SeenDraft;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Typed;

/** Sending a dossier back one level, with what the level has noted down for it. */
@Controller
class ReturnController {
    private final ReturnDossier returnDossier;
    private final RemarkDrafts remarkDrafts;
    private final FormPage forms;

    ReturnController(ReturnDossier returnDossier, RemarkDrafts remarkDrafts, FormPage forms) {
        this.returnDossier = returnDossier;
        this.remarkDrafts = remarkDrafts;
        this.forms = forms;
    }

    @GetMapping("/appraisal/{id}/{level}/return")
    @Requires({Permission.RETURN_DISTRICT, Permission.RETURN_PROVINCE, Permission.RETURN_MINISTRY})
    String show(Actor actor, @PathVariable long id, @PathVariable String level, Model model) {
        return page(actor, id, AppraisalController.level(level), "", "", null, model);
    }

    @PostMapping("/appraisal/{id}/{level}/return")
    @Requires({Permission.RETURN_DISTRICT, Permission.RETURN_PROVINCE, Permission.RETURN_MINISTRY})
    String sendBack(
            Actor actor,
            @PathVariable long id,
            @PathVariable String level,
            @RequestParam(defaultValue = "") String returnReason,
            @RequestParam(defaultValue = "") String returnDue,
            @RequestParam(defaultValue = "") List<String> returnDrafts,
            Model model,
            RedirectAttributes next) {
        AppraisalLevel at = AppraisalController.level(level);
        return forms.submit(
                model,
                () -> {
                    returnDossier.sendBack(
                            actor,
                            id,
                            at,
                            returnReason,
                            Typed.day(returnDue, "assessment.return.due"),
                            returnDrafts.stream().map(SeenDraft::of).toList());
                    next.addFlashAttribute("notice", "appraisal.returned");
                    return "redirect:/appraisal/" + id + "/" + level;
                },
                () -> page(actor, id, at, returnReason, returnDue, returnDrafts, model));
    }

    /** @param chosen drafts that were ticked; null: all are */
    private String page(
            Actor actor,
            long id,
            AppraisalLevel level,
            String reason,
            String due,
            @Nullable List<String> chosen,
            Model model) {
        DossierHead dossier = returnDossier.open(actor, id, level);
        model.addAttribute("dossier", dossier);
        model.addAttribute("level", level);
        model.addAttribute("drafts", remarkDrafts.of(actor, dossier));
        model.addAttribute("reason", reason);
        model.addAttribute("due", due);
        model.addAttribute("chosen", chosen);
        return "appraisal/return";
    }
}
