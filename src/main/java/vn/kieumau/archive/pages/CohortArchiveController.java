package vn.kieumau.archive.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import vn.kieumau.archive.PackCohort;
import vn.kieumau.campaigns.Cohorts;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;

/** A cohort's dossiers in the archive: how many are packed, and packing the rest. */
@Controller
class CohortArchiveController {
    private final Cohorts cohorts;
    private final PackCohort packCohort;
    private final FormPage forms;

    CohortArchiveController(Cohorts cohorts, PackCohort packCohort, FormPage forms) {
        this.cohorts = cohorts;
        this.packCohort = packCohort;
        this.forms = forms;
    }

    @GetMapping("/archive/cohorts/{cohort}")
    @Requires(Permission.VIEW_ARCHIVE)
    String show(Actor actor, @PathVariable long cohort, Model model) {
        return page(actor, cohort, model);
    }

    /** The part of the page that changes while dossiers are packed. */
    @GetMapping("/archive/cohorts/{cohort}/progress")
    @Requires(Permission.VIEW_ARCHIVE)
    String progress(Actor actor, @PathVariable long cohort, Model model) {
        page(actor, cohort, model);
        return "archive/progress";
    }

    @PostMapping("/archive/cohorts/{cohort}/pack")
    @Requires(Permission.PACK_COHORT)
    String pack(Actor actor, @PathVariable long cohort, Model model) {
        return forms.submit(
                model,
                "archive.packing.begun",
                "/archive/cohorts/" + cohort,
                () -> packCohort.ask(actor, cohort),
                () -> page(actor, cohort, model));
    }

    @PostMapping("/archive/cohorts/{cohort}/stop")
    @Requires(Permission.PACK_COHORT)
    String stop(Actor actor, @PathVariable long cohort, Model model) {
        return forms.submit(
                model,
                "archive.packing.stopping",
                "/archive/cohorts/" + cohort,
                () -> packCohort.stop(actor, cohort),
                () -> page(actor, cohort, model));
    }

    private String page(Actor actor, long cohort, Model model) {
        model.addAttribute("cohort", Refused.found(cohorts.find(actor, cohort)));
        model.addAttribute("standing", packCohort.standing(actor, cohort));
        model.addAttribute("packing", packCohort.last(cohort).orElse(null));
        return "archive/cohort";
    }
}
