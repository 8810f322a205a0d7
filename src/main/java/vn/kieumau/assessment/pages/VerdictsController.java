package vn.kieumau.assessment.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.kieumau.assessment.Verdicts;
import vn.kieumau.criteria.CriteriaSets;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.AsOf;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.Requires;

/** How a unit stands against the set of a cohort on a day, and why. */
@Controller
class VerdictsController {
    private final Verdicts verdicts;
    private final CriteriaSets sets;

    VerdictsController(Verdicts verdicts, CriteriaSets sets) {
        this.verdicts = verdicts;
        this.sets = sets;
    }

    @GetMapping("/assessment/verdicts/{cohort}/{unit}")
    @Requires(Permission.VIEW_DOSSIER)
    String show(Actor actor, @PathVariable long cohort, @PathVariable long unit, AsOf asOf, Model model) {
        model.addAttribute("judged", verdicts.judge(actor, cohort, unit, asOf.day()));
        model.addAttribute("metrics", sets.metrics());
        model.addAttribute("asOf", asOf);
        return "assessment/verdict";
    }
}
