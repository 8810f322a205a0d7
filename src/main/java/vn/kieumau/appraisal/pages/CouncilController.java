package vn.kieumau.appraisal.pages;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.kieumau.appraisal.AppointCouncil;
import vn.kieumau.appraisal.ConveneCouncil;
import vn.kieumau.appraisal.CouncilHead;
import vn.kieumau.appraisal.Councils;
import vn.kieumau.appraisal.NewSession;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.NestedForm;
import vn.kieumau.web.Requires;

/** Councils, who sits in them, and their sessions. */
@Controller
class CouncilController {
    private final Councils councils;
    private final AppointCouncil appointCouncil;
    private final ConveneCouncil conveneCouncil;
    private final FormPage forms;

    CouncilController(Councils councils, AppointCouncil appointCouncil, ConveneCouncil conveneCouncil, FormPage forms) {
        this.councils = councils;
        this.appointCouncil = appointCouncil;
        this.conveneCouncil = conveneCouncil;
        this.forms = forms;
    }

    @GetMapping("/appraisal/councils")
    @Requires(Permission.VIEW_COUNCIL)
    String list(Actor actor, Model model) {
        model.addAttribute("councils", councils.all(actor));
        model.addAttribute("awaiting", actor.may(Permission.APPOINT_COUNCIL) ? councils.awaiting(actor) : List.of());
        return "appraisal/councils";
    }

    @GetMapping("/appraisal/councils/new")
    @Requires(Permission.APPOINT_COUNCIL)
    String weigh(Actor actor, @RequestParam(defaultValue = "0") long cohort, Model model) {
        return fresh(actor, cohort, CouncilForm.empty(), model);
    }

    @PostMapping("/appraisal/councils")
    @Requires(Permission.APPOINT_COUNCIL)
    String appoint(
            Actor actor,
            @RequestParam(defaultValue = "0") long cohort,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes next) {
        CouncilForm form = NestedForm.read(typed, CouncilForm.class);
        return forms.submit(
                model,
                () -> {
                    long id = appointCouncil.appoint(actor, cohort, form.read());
                    next.addFlashAttribute("notice", "appraisal.council.appointed");
                    return "redirect:/appraisal/councils/" + id;
                },
                () -> fresh(actor, cohort, form, model));
    }

    private String fresh(Actor actor, long cohort, CouncilForm form, Model model) {
        List<Councils.Awaiting> awaiting = councils.awaiting(actor);
        model.addAttribute("awaiting", awaiting);
        model.addAttribute("cohort", cohort);
        model.addAttribute("form", form);
        model.addAttribute(
                "candidates",
                awaiting.isEmpty()
                        ? List.of()
                        : councils.candidates(actor, awaiting.get(0).unitId()));
        return "appraisal/newCouncil";
    }

    @GetMapping("/appraisal/councils/{id}")
    @Requires(Permission.VIEW_COUNCIL)
    String show(Actor actor, @PathVariable long id, Model model) {
        return page(actor, id, new NewSession("", "", "", List.of()), model);
    }

    @GetMapping("/appraisal/councils/{id}/members/new")
    @Requires(Permission.APPOINT_COUNCIL)
    String members(Actor actor, @PathVariable long id, Model model) {
        CouncilHead council = own(actor, id);
        return edit(actor, council, CouncilForm.of(council, councils.members(id)), council.version(), model);
    }

    @PostMapping("/appraisal/councils/{id}/members/new")
    @Requires(Permission.APPOINT_COUNCIL)
    String replace(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes next) {
        CouncilForm form = NestedForm.read(typed, CouncilForm.class);
        return forms.submit(
                model,
                () -> {
                    appointCouncil.replace(actor, id, version, form.read());
                    next.addFlashAttribute("notice", "appraisal.council.replaced");
                    return "redirect:/appraisal/councils/" + id;
                },
                () -> edit(actor, own(actor, id), form, version, model));
    }

    private CouncilHead own(Actor actor, long id) {
        CouncilHead council = Refused.found(councils.find(actor, id));
        Refused.when(!councils.may(actor, Permission.APPOINT_COUNCIL, council), KernelRefusal.NOT_FOUND);
        return council;
    }

    private String edit(Actor actor, CouncilHead council, CouncilForm form, int version, Model model) {
        model.addAttribute("council", council);
        model.addAttribute("version", version);
        model.addAttribute("form", form);
        model.addAttribute("candidates", councils.candidates(actor, council.unitId()));
        return "appraisal/councilMembers";
    }

    @PostMapping("/appraisal/councils/{id}/sessions")
    @Requires(Permission.CONVENE_COUNCIL)
    String convene(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String meetsOn,
            @RequestParam(defaultValue = "") String meetsAt,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") List<Long> dossier,
            Model model,
            RedirectAttributes next) {
        NewSession session = new NewSession(meetsOn, meetsAt, place, dossier);
        return forms.submit(
                model,
                () -> {
                    long convened = conveneCouncil.convene(actor, id, session);
                    next.addFlashAttribute("notice", "appraisal.council.convened");
                    return "redirect:/appraisal/sessions/" + convened;
                },
                () -> page(actor, id, session, model));
    }

    private String page(Actor actor, long id, NewSession form, Model model) {
        CouncilHead council = Refused.found(councils.find(actor, id));
        boolean convenes = councils.may(actor, Permission.CONVENE_COUNCIL, council);
        model.addAttribute("council", council);
        model.addAttribute("members", councils.members(id));
        model.addAttribute("sessions", councils.sessions(id));
        model.addAttribute("convenes", convenes);
        model.addAttribute("appoints", councils.may(actor, Permission.APPOINT_COUNCIL, council));
        model.addAttribute("prepared", convenes ? councils.prepared(actor, id, council.unitId()) : List.of());
        model.addAttribute("form", form);
        return "appraisal/council";
    }
}
