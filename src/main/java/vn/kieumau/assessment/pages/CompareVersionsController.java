package vn.kieumau.assessment.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.kieumau.assessment.CompareVersions;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.AsOf;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.Requires;

/** A cohort under its set and under a draft, before the draft is published. */
@Controller
class CompareVersionsController {
    private final CompareVersions compareVersions;

    CompareVersionsController(CompareVersions compareVersions) {
        this.compareVersions = compareVersions;
    }

    @GetMapping("/assessment/comparisons/{cohort}/{draft}")
    @Requires(Permission.VIEW_DOSSIER)
    String show(Actor actor, @PathVariable long cohort, @PathVariable long draft, AsOf asOf, Model model) {
        model.addAttribute("comparison", compareVersions.compare(actor, cohort, draft, asOf.day()));
        model.addAttribute("draftId", draft);
        model.addAttribute("asOf", asOf);
        return "assessment/comparison";
    }
}
