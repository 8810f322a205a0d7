package vn.kieumau.assessment.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.kieumau.assessment.CompareVersions;
import vn.kieumau.campaigns.Cohorts;
import vn.kieumau.criteria.Drafts;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.AsOf;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;

/** A cohort under its set and under a draft, before the draft is published. */
@Controller
class CompareVersionsController {
    private final CompareVersions compareVersions;
    private final Cohorts cohorts;
    private final Drafts drafts;
    private final FormPage forms;

    CompareVersionsController(CompareVersions compareVersions, Cohorts cohorts, Drafts drafts, FormPage forms) {
        this.compareVersions = compareVersions;
        this.cohorts = cohorts;
        this.drafts = drafts;
        this.forms = forms;
    }

    /** Which round to try which draft on. */
    @GetMapping("/assessment/comparisons")
    @Requires(Permission.VIEW_CRITERIA_DRAFTS)
    String choose(Actor actor, Model model) {
        model.addAttribute("cohorts", cohorts.all(actor, AsOf.today(actor)));
        model.addAttribute("drafts", drafts.open());
        return "assessment/comparisons";
    }

    /** A draft that cannot be tried shows the choice again, with the way to the draft. */
    @GetMapping("/assessment/comparisons/{cohort}/{draft}")
    @Requires(Permission.VIEW_CRITERIA_DRAFTS)
    String show(Actor actor, @PathVariable long cohort, @PathVariable long draft, AsOf asOf, Model model) {
        return forms.submit(
                model,
                () -> {
                    model.addAttribute("comparison", compareVersions.compare(actor, cohort, draft, asOf.day()));
                    model.addAttribute("asOf", asOf);
                    return "assessment/comparison";
                },
                () -> choose(actor, model));
    }
}
