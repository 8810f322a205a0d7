package vn.kieumau.roadmap.pages;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Text;
import vn.kieumau.roadmap.Adoption;
import vn.kieumau.roadmap.Adoptions;
import vn.kieumau.roadmap.PlanningScenarios;
import vn.kieumau.roadmap.RunWard;
import vn.kieumau.roadmap.RunWards;
import vn.kieumau.web.Requires;

/** The plan that a decision made the roadmap, and those before it. */
@Controller
class AdoptedController {
    private final Adoptions adoptions;
    private final RunWards runWards;
    private final PlanningScenarios scenarios;

    AdoptedController(Adoptions adoptions, RunWards runWards, PlanningScenarios scenarios) {
        this.adoptions = adoptions;
        this.runWards = runWards;
        this.scenarios = scenarios;
    }

    @GetMapping("/roadmap/adopted")
    @Requires(Permission.VIEW_ROADMAP)
    String show(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") long province,
            @RequestParam(defaultValue = "0") int year,
            Paging paging,
            Model model) {
        List<Adoption> all = adoptions.all();
        RunWards.Filter filter = new RunWards.Filter(Text.sought(q), province, year);
        long run = all.isEmpty() ? 0 : all.get(0).runId();
        PageOf<RunWard> rows = runWards.page(actor, Permission.VIEW_ROADMAP, run, filter, paging);
        model.addAttribute("adoptions", all);
        model.addAttribute("lines", runWards.lines(actor, Permission.VIEW_ROADMAP, run));
        model.addAttribute("rows", rows);
        model.addAttribute("filter", filter);
        model.addAttribute("names", scenarios.names(ScenarioController.demands(rows.items())));
        return "roadmap/adopted";
    }
}
