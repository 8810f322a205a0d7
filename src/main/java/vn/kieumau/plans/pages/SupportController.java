package vn.kieumau.plans.pages;

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
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.plans.Contribution;
import vn.kieumau.plans.LogSupport;
import vn.kieumau.plans.Resources;
import vn.kieumau.plans.SupportLog;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;

/** The log of coordination and support of a ward: which body contributed what. */
@Controller
class SupportController {
    private final Resources resources;
    private final SupportLog supportLog;
    private final LogSupport logSupport;
    private final FormPage forms;
    private final boolean illustrative;

    SupportController(
            Resources resources,
            SupportLog supportLog,
            LogSupport logSupport,
            FormPage forms,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.resources = resources;
        this.supportLog = supportLog;
        this.logSupport = logSupport;
        this.forms = forms;
        this.illustrative = demonstration;
    }

    @GetMapping("/plans/units/{id}/contributions")
    @Requires(Permission.VIEW_PLAN)
    String list(Actor actor, @PathVariable long id, Paging paging, Model model) {
        model.addAttribute("ward", Refused.found(resources.ward(actor, Permission.VIEW_PLAN, id)));
        model.addAttribute("keeps", keeps(actor, id));
        model.addAttribute("rows", supportLog.page(id, paging));
        model.addAttribute("totals", supportLog.totals(id));
        return "plans/contributions";
    }

    @GetMapping("/plans/units/{id}/contributions/new")
    @Requires(Permission.LOG_SUPPORT)
    String blank(Actor actor, @PathVariable long id, Model model) {
        return page(actor, id, null, ContributionForm.EMPTY, model);
    }

    @PostMapping("/plans/units/{id}/contributions/new")
    @Requires(Permission.LOG_SUPPORT)
    String add(Actor actor, @PathVariable long id, @ModelAttribute("form") ContributionForm form, Model model) {
        return forms.submit(
                model,
                "plans.resource.saved",
                "/plans/units/" + id + "/contributions",
                () -> logSupport.add(actor, id, form.read(), illustrative),
                () -> page(actor, id, null, form, model));
    }

    @GetMapping("/plans/units/{id}/contributions/{contribution}")
    @Requires(Permission.VIEW_PLAN)
    String show(Actor actor, @PathVariable long id, @PathVariable long contribution, Model model) {
        return page(actor, id, contribution, null, model);
    }

    @PostMapping("/plans/units/{id}/contributions/{contribution}")
    @Requires(Permission.LOG_SUPPORT)
    String change(
            Actor actor,
            @PathVariable long id,
            @PathVariable long contribution,
            @RequestParam(defaultValue = "0") int version,
            @ModelAttribute("form") ContributionForm form,
            Model model) {
        return forms.submit(
                model,
                "plans.resource.saved",
                "/plans/units/" + id + "/contributions",
                () -> logSupport.change(actor, id, contribution, version, form.read()),
                () -> page(actor, id, contribution, form, model));
    }

    @PostMapping("/plans/units/{id}/contributions/{contribution}/drop")
    @Requires(Permission.LOG_SUPPORT)
    String drop(
            Actor actor,
            @PathVariable long id,
            @PathVariable long contribution,
            @RequestParam(defaultValue = "0") int version,
            Model model) {
        return forms.submit(
                model,
                "plans.resource.dropped",
                "/plans/units/" + id + "/contributions",
                () -> logSupport.drop(actor, id, contribution, version),
                () -> page(actor, id, contribution, null, model));
    }

    private boolean keeps(Actor actor, long id) {
        return actor.may(Permission.LOG_SUPPORT)
                && resources.ward(actor, Permission.LOG_SUPPORT, id).isPresent();
    }

    private String page(
            Actor actor, long id, @Nullable Long contribution, @Nullable ContributionForm typed, Model model) {
        model.addAttribute("ward", Refused.found(resources.ward(actor, Permission.VIEW_PLAN, id)));
        Contribution line = contribution == null ? null : Refused.found(supportLog.find(id, contribution));
        model.addAttribute("keeps", keeps(actor, id));
        model.addAttribute("line", line);
        model.addAttribute(
                "form", typed != null ? typed : line == null ? ContributionForm.EMPTY : ContributionForm.of(line));
        model.addAttribute("offices", supportLog.offices(actor, id));
        model.addAttribute("criteria", supportLog.criteria(id));
        return "plans/contribution";
    }
}
