package vn.kieumau.plans.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.plans.KeepPremises;
import vn.kieumau.plans.PremisesProject;
import vn.kieumau.plans.RaisedLines;
import vn.kieumau.plans.Resources;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Typed;

/** A building of a ward: its steps, each with the day planned and the day reached. */
@Controller
class PremisesController {
    private final Resources resources;
    private final KeepPremises keepPremises;
    private final RaisedLines raisedLines;
    private final FormPage forms;
    private final boolean illustrative;

    PremisesController(
            Resources resources,
            KeepPremises keepPremises,
            RaisedLines raisedLines,
            FormPage forms,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.resources = resources;
        this.keepPremises = keepPremises;
        this.raisedLines = raisedLines;
        this.forms = forms;
        this.illustrative = demonstration;
    }

    @GetMapping("/plans/units/{id}/premises/new")
    @Requires(Permission.KEEP_RESOURCES)
    String blank(Actor actor, @PathVariable long id, Model model) {
        return page(actor, id, null, PremisesForm.EMPTY, StepForm.EMPTY, model);
    }

    @PostMapping("/plans/units/{id}/premises/new")
    @Requires(Permission.KEEP_RESOURCES)
    String add(Actor actor, @PathVariable long id, @ModelAttribute("form") PremisesForm form, Model model) {
        return forms.submit(
                model,
                "plans.resource.saved",
                () -> "/plans/units/" + id + "/premises/" + keepPremises.add(actor, id, form.read(), illustrative),
                () -> page(actor, id, null, form, StepForm.EMPTY, model));
    }

    @GetMapping("/plans/units/{id}/premises/{premises}")
    @Requires(Permission.VIEW_PLAN)
    String show(Actor actor, @PathVariable long id, @PathVariable long premises, Model model) {
        return page(actor, id, premises, null, StepForm.EMPTY, model);
    }

    @PostMapping("/plans/units/{id}/premises/{premises}")
    @Requires(Permission.KEEP_RESOURCES)
    String change(
            Actor actor,
            @PathVariable long id,
            @PathVariable long premises,
            @RequestParam(defaultValue = "0") int version,
            @ModelAttribute("form") PremisesForm form,
            Model model) {
        return forms.submit(
                model,
                "plans.resource.saved",
                "/plans/units/" + id + "/premises/" + premises,
                () -> keepPremises.change(actor, id, premises, version, form.read()),
                () -> page(actor, id, premises, form, StepForm.EMPTY, model));
    }

    @PostMapping("/plans/units/{id}/premises/{premises}/advance")
    @Requires(Permission.KEEP_RESOURCES)
    String advance(
            Actor actor,
            @PathVariable long id,
            @PathVariable long premises,
            @RequestParam(defaultValue = "0") int version,
            @ModelAttribute("step") StepForm step,
            Model model) {
        return forms.submit(
                model,
                "plans.resource.saved",
                "/plans/units/" + id + "/premises/" + premises,
                () -> keepPremises.advance(
                        actor,
                        id,
                        premises,
                        version,
                        Typed.day(step.reachedOn(), "plans.premises.reached"),
                        step.stepNote()),
                () -> page(actor, id, premises, null, step, model));
    }

    @PostMapping("/plans/units/{id}/premises/{premises}/back")
    @Requires(Permission.KEEP_RESOURCES)
    String back(
            Actor actor,
            @PathVariable long id,
            @PathVariable long premises,
            @RequestParam(defaultValue = "0") int version,
            @ModelAttribute("step") StepForm step,
            Model model) {
        return forms.submit(
                model,
                "plans.resource.saved",
                "/plans/units/" + id + "/premises/" + premises,
                () -> keepPremises.back(actor, id, premises, version, step.backReason()),
                () -> page(actor, id, premises, null, step, model));
    }

    @PostMapping("/plans/units/{id}/premises/{premises}/drop")
    @Requires(Permission.KEEP_RESOURCES)
    String drop(
            Actor actor,
            @PathVariable long id,
            @PathVariable long premises,
            @RequestParam(defaultValue = "0") int version,
            Model model) {
        return forms.submit(
                model,
                "plans.resource.dropped",
                "/plans/units/" + id,
                () -> keepPremises.drop(actor, id, premises, version),
                () -> page(actor, id, premises, null, StepForm.EMPTY, model));
    }

    private String page(
            Actor actor, long id, @Nullable Long premises, @Nullable PremisesForm typed, StepForm step, Model model) {
        model.addAttribute("ward", Refused.found(resources.ward(actor, Permission.VIEW_PLAN, id)));
        PremisesProject project = premises == null ? null : Refused.found(resources.project(id, premises));
        model.addAttribute(
                "keeps",
                actor.may(Permission.KEEP_RESOURCES)
                        && resources.ward(actor, Permission.KEEP_RESOURCES, id).isPresent());
        model.addAttribute("project", project);
        model.addAttribute(
                "raised",
                premises == null
                        ? null
                        : raisedLines.of(actor, List.of(premises)).get(premises));
        model.addAttribute(
                "form", typed != null ? typed : project == null ? PremisesForm.EMPTY : PremisesForm.of(project));
        model.addAttribute("step", step);
        model.addAttribute("changing", typed != null);
        return "plans/premises";
    }
}
