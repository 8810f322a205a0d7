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
import vn.kieumau.plans.KeepPlan;
import vn.kieumau.plans.PlanAction;
import vn.kieumau.plans.PlanHead;
import vn.kieumau.plans.Plans;
import vn.kieumau.plans.RaisedLines;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Typed;

/** One action of a plan: how far it is, what it is, and whether it stays in the plan. */
@Controller
class ActionController {
    private final Plans plans;
    private final KeepPlan keepPlan;
    private final RaisedLines raisedLines;
    private final FormPage forms;
    private final boolean illustrative;

    ActionController(
            Plans plans,
            KeepPlan keepPlan,
            RaisedLines raisedLines,
            FormPage forms,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.plans = plans;
        this.keepPlan = keepPlan;
        this.raisedLines = raisedLines;
        this.forms = forms;
        this.illustrative = demonstration;
    }

    @GetMapping("/plans/{id}/actions/new")
    @Requires(Permission.KEEP_PLAN)
    String blank(Actor actor, @PathVariable long id, @RequestParam(defaultValue = "") String criterion, Model model) {
        return blank(actor, id, ActionForm.empty(criterion), model);
    }

    @PostMapping("/plans/{id}/actions/new")
    @Requires(Permission.KEEP_PLAN)
    String add(Actor actor, @PathVariable long id, @ModelAttribute("form") ActionForm form, Model model) {
        return forms.submit(
                model,
                "plans.action.added",
                "/plans/" + id + "#c" + form.criterion(),
                () -> keepPlan.add(actor, id, form.read(), illustrative),
                () -> blank(actor, id, form, model));
    }

    @GetMapping("/plans/{id}/actions/{action}")
    @Requires(Permission.VIEW_PLAN)
    String show(Actor actor, @PathVariable long id, @PathVariable long action, Model model) {
        return page(actor, id, action, null, null, model);
    }

    @PostMapping("/plans/{id}/actions/{action}")
    @Requires(Permission.KEEP_PLAN)
    String change(
            Actor actor,
            @PathVariable long id,
            @PathVariable long action,
            @ModelAttribute("form") ActionForm form,
            Model model) {
        return forms.submit(
                model,
                "plans.action.changed",
                "/plans/" + id + "#c" + form.criterion(),
                () -> keepPlan.change(actor, id, action, form.seen(), form.read()),
                () -> page(actor, id, action, form, null, model));
    }

    @PostMapping("/plans/{id}/actions/{action}/progress")
    @Requires(Permission.KEEP_PLAN)
    String report(
            Actor actor,
            @PathVariable long id,
            @PathVariable long action,
            @RequestParam(defaultValue = "0") int version,
            @ModelAttribute("progressForm") ProgressForm form,
            Model model) {
        return forms.submit(
                model,
                "plans.action.reported",
                "/plans/" + id,
                () -> keepPlan.report(
                        actor,
                        id,
                        action,
                        version,
                        Typed.count(form.progress(), "plans.progress", 0, 100),
                        form.note()),
                () -> page(actor, id, action, null, form, model));
    }

    @PostMapping("/plans/{id}/actions/{action}/drop")
    @Requires(Permission.KEEP_PLAN)
    String drop(
            Actor actor,
            @PathVariable long id,
            @PathVariable long action,
            @RequestParam(defaultValue = "0") int version,
            Model model) {
        return forms.submit(
                model,
                "plans.action.dropped",
                "/plans/" + id,
                () -> keepPlan.drop(actor, id, action, version),
                () -> page(actor, id, action, null, null, model));
    }

    private String blank(Actor actor, long id, ActionForm form, Model model) {
        PlanHead plan = Refused.found(plans.find(actor, Permission.KEEP_PLAN, id));
        model.addAttribute("plan", plan);
        model.addAttribute("form", form);
        model.addAttribute("criteria", plans.criteria(plan.setId()));
        model.addAttribute("owners", plans.owners(actor, plan.unitId()));
        return "plans/new-action";
    }

    private String page(
            Actor actor, long id, long actionId, @Nullable ActionForm typed, @Nullable ProgressForm told, Model model) {
        PlanHead plan = Refused.found(plans.find(actor, Permission.VIEW_PLAN, id));
        PlanAction action = Refused.found(plans.action(id, actionId));
        model.addAttribute("plan", plan);
        model.addAttribute("action", action);
        model.addAttribute("raised", raisedLines.of(actor, List.of(actionId)).get(actionId));
        model.addAttribute("form", typed == null ? ActionForm.of(action) : typed);
        model.addAttribute("progressForm", told == null ? ProgressForm.of(action) : told);
        model.addAttribute("criteria", plans.criteria(plan.setId()));
        model.addAttribute("owners", plans.owners(actor, plan.unitId()));
        return "plans/action";
    }
}
