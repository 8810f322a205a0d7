package vn.kieumau.inspection.pages;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.kieumau.campaigns.Cohorts;
import vn.kieumau.inspection.Checklists;
import vn.kieumau.inspection.Conclusion;
import vn.kieumau.inspection.Conclusions;
import vn.kieumau.inspection.DecideDelegation;
import vn.kieumau.inspection.DelegationHead;
import vn.kieumau.inspection.DelegationMember;
import vn.kieumau.inspection.DelegationState;
import vn.kieumau.inspection.Delegations;
import vn.kieumau.inspection.Draws;
import vn.kieumau.inspection.PlanRoute;
import vn.kieumau.inspection.PrepareDelegation;
import vn.kieumau.inspection.VisitLine;
import vn.kieumau.inspection.offline.Phones;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.AsOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.NestedForm;
import vn.kieumau.web.Requires;

/** Delegations, who goes with them and where. */
@Controller
class DelegationsController {
    private final Delegations delegations;
    private final Cohorts cohorts;
    private final PrepareDelegation prepareDelegation;
    private final PlanRoute planRoute;
    private final DecideDelegation decideDelegation;
    private final Draws draws;
    private final Checklists checklists;
    private final Conclusions conclusions;
    private final Phones phones;
    private final FormPage forms;

    DelegationsController(
            Delegations delegations,
            Cohorts cohorts,
            PrepareDelegation prepareDelegation,
            PlanRoute planRoute,
            DecideDelegation decideDelegation,
            Draws draws,
            Checklists checklists,
            Conclusions conclusions,
            Phones phones,
            FormPage forms) {
        this.delegations = delegations;
        this.cohorts = cohorts;
        this.prepareDelegation = prepareDelegation;
        this.planRoute = planRoute;
        this.decideDelegation = decideDelegation;
        this.draws = draws;
        this.checklists = checklists;
        this.conclusions = conclusions;
        this.phones = phones;
        this.forms = forms;
    }

    @GetMapping("/inspection")
    @Requires(Permission.VIEW_INSPECTION)
    String list(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "0") long cohort,
            Paging paging,
            Model model) {
        String words = Text.sought(q);
        model.addAttribute("rows", delegations.page(actor, words, purpose, state, cohort, paging));
        model.addAttribute("cohorts", cohorts.all(actor, AsOf.today(actor)));
        model.addAttribute("words", words);
        model.addAttribute("purpose", purpose);
        model.addAttribute("state", state);
        model.addAttribute("cohort", cohort);
        return "inspection/list";
    }

    @GetMapping("/inspection/new")
    @Requires(Permission.PREPARE_DELEGATION)
    String weigh(Actor actor, @RequestParam(defaultValue = "0") long cohort, Model model) {
        return fresh(actor, cohort, DelegationForm.empty(), model);
    }

    @PostMapping("/inspection")
    @Requires(Permission.PREPARE_DELEGATION)
    String prepare(
            Actor actor,
            @RequestParam(defaultValue = "0") long cohort,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes next) {
        DelegationForm form = NestedForm.read(typed, DelegationForm.class);
        return forms.submit(
                model,
                () -> {
                    long id = prepareDelegation.prepare(actor, cohort, form.read(), false);
                    next.addFlashAttribute("notice", "inspection.prepared");
                    return "redirect:/inspection/" + id;
                },
                () -> fresh(actor, cohort, form, model));
    }

    private String fresh(Actor actor, long cohort, DelegationForm form, Model model) {
        model.addAttribute("cohorts", cohorts.all(actor, AsOf.today(actor)));
        model.addAttribute("cohort", cohort);
        model.addAttribute("form", form);
        model.addAttribute("candidates", delegations.candidates(actor));
        return "inspection/new";
    }

    @GetMapping("/inspection/{id}")
    @Requires(Permission.VIEW_INSPECTION)
    String show(Actor actor, @PathVariable long id, Model model) {
        return page(actor, id, "", "", model);
    }

    @GetMapping("/inspection/{id}/change/new")
    @Requires(Permission.PREPARE_DELEGATION)
    String draft(Actor actor, @PathVariable long id, Model model) {
        DelegationHead head = delegations.draft(actor, id);
        return edit(actor, head, DelegationForm.of(head, delegations.members(id)), head.version(), model);
    }

    @PostMapping("/inspection/{id}/change/new")
    @Requires(Permission.PREPARE_DELEGATION)
    String change(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes next) {
        DelegationForm form = NestedForm.read(typed, DelegationForm.class);
        return forms.submit(
                model,
                () -> {
                    prepareDelegation.change(actor, id, version, form.read());
                    next.addFlashAttribute("notice", "inspection.saved");
                    return "redirect:/inspection/" + id;
                },
                () -> edit(actor, delegations.draft(actor, id), form, version, model));
    }

    private String edit(Actor actor, DelegationHead head, DelegationForm form, int version, Model model) {
        model.addAttribute("delegation", head);
        model.addAttribute("version", version);
        model.addAttribute("form", form);
        model.addAttribute("candidates", delegations.candidates(actor));
        return "inspection/change";
    }

    @GetMapping("/inspection/{id}/wards/new")
    @Requires(Permission.PREPARE_DELEGATION)
    String wards(
            Actor actor, @PathVariable long id, @RequestParam(defaultValue = "") String q, Paging paging, Model model) {
        return choose(actor, id, Text.sought(q), paging, model);
    }

    @PostMapping("/inspection/{id}/wards/new")
    @Requires(Permission.PREPARE_DELEGATION)
    String add(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") List<Long> unit,
            @RequestParam(defaultValue = "false") boolean all,
            Paging paging,
            Model model,
            RedirectAttributes next) {
        return forms.submit(
                model,
                () -> {
                    if (all) {
                        planRoute.addAll(actor, id);
                    } else {
                        planRoute.add(actor, id, unit);
                    }
                    next.addFlashAttribute("notice", "inspection.wards.added");
                    return "redirect:/inspection/" + id;
                },
                () -> choose(actor, id, "", paging, model));
    }

    private String choose(Actor actor, long id, String words, Paging paging, Model model) {
        DelegationHead head = delegations.draft(actor, id);
        model.addAttribute("delegation", head);
        model.addAttribute("rows", planRoute.open(actor, head, words, paging));
        model.addAttribute("words", words);
        return "inspection/wards";
    }

    @PostMapping("/inspection/{id}/wards/{visit}/remove")
    @Requires(Permission.PREPARE_DELEGATION)
    String remove(Actor actor, @PathVariable long id, @PathVariable long visit, RedirectAttributes next) {
        planRoute.remove(actor, id, visit);
        next.addFlashAttribute("notice", "inspection.wards.removed");
        return "redirect:/inspection/" + id;
    }

    @PostMapping("/inspection/{id}/route")
    @Requires(Permission.PREPARE_DELEGATION)
    String arrange(
            Actor actor,
            @PathVariable long id,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes next) {
        RouteForm form = NestedForm.read(typed, RouteForm.class);
        return forms.submit(
                model,
                () -> {
                    planRoute.arrange(actor, id, form.read());
                    next.addFlashAttribute("notice", "inspection.route.saved");
                    return "redirect:/inspection/" + id;
                },
                () -> page(actor, id, "", "", model));
    }

    @PostMapping("/inspection/{id}/decide")
    @Requires(Permission.DECIDE_DELEGATION)
    String decide(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String decisionNumber,
            @RequestParam(defaultValue = "") String decidedOn,
            Model model,
            RedirectAttributes next) {
        return forms.submit(
                model,
                () -> {
                    decideDelegation.decide(actor, id, decisionNumber, decidedOn);
                    next.addFlashAttribute("notice", "inspection.decided");
                    return "redirect:/inspection/" + id;
                },
                () -> page(actor, id, decisionNumber, decidedOn, model));
    }

    @PostMapping("/inspection/{id}/cancel")
    @Requires(Permission.CANCEL_DELEGATION)
    String cancel(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes next) {
        return forms.submit(
                model,
                () -> {
                    decideDelegation.cancel(actor, id, reason);
                    next.addFlashAttribute("notice", "inspection.cancelled");
                    return "redirect:/inspection/" + id;
                },
                () -> page(actor, id, "", "", model));
    }

    private String page(Actor actor, long id, String decisionNumber, String decidedOn, Model model) {
        DelegationHead head = Refused.found(delegations.find(actor, id));
        model.addAttribute("delegation", head);
        List<DelegationMember> members = delegations.members(id);
        List<VisitLine> visits = delegations.visits(actor, head);
        Optional<Conclusion> conclusion = conclusions.of(actor, head);
        model.addAttribute("members", members);
        model.addAttribute("visits", visits);
        model.addAttribute("draws", draws.of(actor, head));
        model.addAttribute("progress", checklists.open(actor, head) ? checklists.progress(id) : Map.of());
        model.addAttribute("conclusion", conclusion.orElse(null));
        model.addAttribute(
                "demands",
                conclusion.map(each -> conclusions.demands(each, visits)).orElse(List.of()));
        model.addAttribute("concludes", conclusions.writes(actor, head));
        model.addAttribute("signs", delegations.may(actor, Permission.CONCLUDE_DELEGATION, head));
        model.addAttribute("phones", phones.of(actor, head));
        model.addAttribute(
                "takes", head.is(DelegationState.UNDER_WAY) && head.member() && actor.may(Permission.INSPECT));
        model.addAttribute("leads", delegations.leads(actor, members));
        model.addAttribute("prepares", delegations.may(actor, Permission.PREPARE_DELEGATION, head));
        model.addAttribute("decides", delegations.may(actor, Permission.DECIDE_DELEGATION, head));
        model.addAttribute("cancels", delegations.may(actor, Permission.CANCEL_DELEGATION, head));
        model.addAttribute("decisionNumber", decisionNumber);
        model.addAttribute("decidedOn", decidedOn);
        return "inspection/show";
    }
}
