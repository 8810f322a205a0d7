package vn.kieumau.assessment.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.kieumau.assessment.CarryAnswers;
import vn.kieumau.assessment.DossierHead;
import vn.kieumau.assessment.Dossiers;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;

/** Taking over what the ward said in its last dossier. */
@Controller
class CarryController {
    private final Dossiers dossiers;
    private final CarryAnswers carryAnswers;
    private final FormPage forms;

    CarryController(Dossiers dossiers, CarryAnswers carryAnswers, FormPage forms) {
        this.dossiers = dossiers;
        this.carryAnswers = carryAnswers;
        this.forms = forms;
    }

    @GetMapping("/assessment/{id}/carrying")
    @Requires(Permission.VIEW_DOSSIER)
    String show(Actor actor, @PathVariable long id, Model model) {
        DossierHead dossier = Refused.found(dossiers.find(actor, Permission.VIEW_DOSSIER, id));
        model.addAttribute("dossier", dossier);
        model.addAttribute("rehearsal", carryAnswers.rehearse(dossier));
        return "assessment/carrying";
    }

    @PostMapping("/assessment/{id}/carrying")
    @Requires(Permission.ANSWER_CRITERION)
    String carry(Actor actor, @PathVariable long id, Model model, RedirectAttributes next) {
        return forms.submit(
                model,
                () -> {
                    carryAnswers.carry(actor, id);
                    next.addFlashAttribute("notice", "assessment.carrying.done");
                    return "redirect:/assessment/" + id + "/carrying";
                },
                () -> show(actor, id, model));
    }

    @PostMapping("/assessment/{id}/carrying/undo")
    @Requires(Permission.ANSWER_CRITERION)
    String undo(Actor actor, @PathVariable long id, Model model, RedirectAttributes next) {
        return forms.submit(
                model,
                () -> {
                    carryAnswers.undo(actor, id);
                    next.addFlashAttribute("notice", "assessment.carrying.undone");
                    return "redirect:/assessment/" + id + "/carrying";
                },
                () -> show(actor, id, model));
    }
}
