package vn.kieumau.plans.pages;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.plans.PlanAction;
import vn.kieumau.plans.PlanFilter;
import vn.kieumau.plans.PlanHead;
import vn.kieumau.plans.Plans;
import vn.kieumau.plans.RaisedLines;
import vn.kieumau.plans.Timeline;
import vn.kieumau.web.Requires;

/** The list of plans, and one of them: what is to be done for each criterion, drawn and as a table. */
@Controller
class PlansController {
    private final Plans plans;
    private final RaisedLines raisedLines;

    PlansController(Plans plans, RaisedLines raisedLines) {
        this.plans = plans;
        this.raisedLines = raisedLines;
    }

    @GetMapping("/plans")
    @Requires(Permission.VIEW_PLAN)
    String list(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") long cohort,
            @RequestParam(defaultValue = "0") long province,
            @RequestParam(defaultValue = "false") boolean late,
            Paging paging,
            Model model) {
        PlanFilter filter = new PlanFilter(Text.sought(q), cohort, province, late);
        model.addAttribute("rows", plans.page(actor, filter, paging));
        model.addAttribute("filter", filter);
        model.addAttribute("choices", plans.choices(actor));
        return "plans/list";
    }

    @GetMapping("/plans/{id}")
    @Requires(Permission.VIEW_PLAN)
    String show(Actor actor, @PathVariable long id, Model model) {
        PlanHead plan = Refused.found(plans.find(actor, Permission.VIEW_PLAN, id));
        List<PlanAction> actions = plans.actions(id);
        model.addAttribute("plan", plan);
        model.addAttribute("criteria", plans.criteria(plan.setId()));
        model.addAttribute("actions", actions);
        model.addAttribute(
                "raised",
                raisedLines.of(actor, actions.stream().map(PlanAction::actionId).toList()));
        model.addAttribute("timeline", actions.isEmpty() ? null : Timeline.of(actions, actor.today()));
        return "plans/show";
    }
}
