package vn.kieumau.campaigns.pages;

import java.util.Comparator;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import vn.kieumau.campaigns.Cohort;
import vn.kieumau.campaigns.Cohorts;
import vn.kieumau.campaigns.OpenCohort;
import vn.kieumau.criteria.CriteriaSet;
import vn.kieumau.criteria.CriteriaSets;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.AsOf;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;

@Controller
class CohortsController {
    private final Cohorts cohorts;
    private final OpenCohort openCohort;
    private final CriteriaSets sets;
    private final FormPage forms;
    private final boolean illustrative;

    CohortsController(
            Cohorts cohorts,
            OpenCohort openCohort,
            CriteriaSets sets,
            FormPage forms,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.cohorts = cohorts;
        this.openCohort = openCohort;
        this.sets = sets;
        this.forms = forms;
        this.illustrative = demonstration;
    }

    @GetMapping("/campaigns")
    @Requires(Permission.VIEW_CAMPAIGNS)
    String list(Actor actor, AsOf asOf, Model model) {
        model.addAttribute("cohorts", cohorts.all(actor, asOf));
        model.addAttribute("asOf", asOf);
        return "campaigns/list";
    }

    @GetMapping("/campaigns/new")
    @Requires(Permission.OPEN_COHORT)
    String blank(Actor actor, Model model) {
        Long latest = cohorts.all(actor, AsOf.today(actor)).stream()
                .max(Comparator.comparingInt(Cohort::year))
                .map(Cohort::setId)
                .orElse(null);
        return form(actor, CohortForm.empty(actor.today().getYear() + 1, latest), model);
    }

    @PostMapping("/campaigns/new")
    @Requires(Permission.OPEN_COHORT)
    String open(Actor actor, @ModelAttribute("form") CohortForm form, Model model) {
        return forms.submit(
                model,
                "campaigns.opened",
                () -> "/campaigns/" + openCohort.open(actor, form.read(illustrative)),
                () -> form(actor, form, model));
    }

    private String form(Actor actor, CohortForm form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute(
                "sets",
                sets.all().stream()
                        .filter((CriteriaSet set) -> set.publishedBy(actor.today()))
                        .toList());
        return "campaigns/new";
    }
}
