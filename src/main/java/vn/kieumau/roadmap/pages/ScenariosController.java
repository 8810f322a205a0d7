package vn.kieumau.roadmap.pages;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.roadmap.Comparison;
import vn.kieumau.roadmap.ComputeScenario;
import vn.kieumau.roadmap.KeepScenario;
import vn.kieumau.roadmap.PlanningScenario;
import vn.kieumau.roadmap.PlanningScenarios;
import vn.kieumau.roadmap.Run;
import vn.kieumau.roadmap.RunWards;
import vn.kieumau.roadmap.ScenarioDefaults;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;

/** The list of scenarios, the form of one, and two of them beside each other. */
@Controller
class ScenariosController {
    private final PlanningScenarios scenarios;
    private final ScenarioDefaults defaults;
    private final KeepScenario keepScenario;
    private final ComputeScenario computeScenario;
    private final RunWards runWards;
    private final FormPage forms;
    private final boolean illustrative;

    ScenariosController(
            PlanningScenarios scenarios,
            ScenarioDefaults defaults,
            KeepScenario keepScenario,
            ComputeScenario computeScenario,
            RunWards runWards,
            FormPage forms,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.scenarios = scenarios;
        this.defaults = defaults;
        this.keepScenario = keepScenario;
        this.computeScenario = computeScenario;
        this.runWards = runWards;
        this.forms = forms;
        this.illustrative = demonstration;
    }

    @GetMapping("/roadmap/scenarios")
    @Requires(Permission.VIEW_SCENARIOS)
    String list(Paging paging, Model model) {
        model.addAttribute("rows", scenarios.page(paging));
        return "roadmap/scenarios";
    }

    @GetMapping("/roadmap/scenarios/new")
    @Requires(Permission.PLAN_SCENARIO)
    String blank(Actor actor, Model model) {
        List<ScenarioDefaults.Group> groups = defaults.groups();
        return page(null, ScenarioForm.of("", "", defaults.question(actor.today(), groups)), groups, model);
    }

    @PostMapping("/roadmap/scenarios/new")
    @Requires(Permission.PLAN_SCENARIO)
    String make(Actor actor, @ModelAttribute("form") ScenarioForm form, Model model, RedirectAttributes next) {
        return forms.submit(
                model,
                () -> {
                    long id = keepScenario.make(actor, form.read(), illustrative);
                    next.addFlashAttribute("notice", "roadmap.scenario.saved");
                    return "redirect:/roadmap/scenarios/" + id;
                },
                () -> page(null, form, defaults.groups(), model));
    }

    @GetMapping("/roadmap/scenarios/{id}/change")
    @Requires(Permission.PLAN_SCENARIO)
    String form(@PathVariable long id, Model model) {
        PlanningScenario scenario = Refused.found(scenarios.find(id));
        return page(scenario, ScenarioForm.of(scenario), defaults.groups(), model);
    }

    @PostMapping("/roadmap/scenarios/{id}")
    @Requires(Permission.PLAN_SCENARIO)
    String change(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int version,
            @ModelAttribute("form") ScenarioForm form,
            Model model,
            RedirectAttributes next) {
        PlanningScenario scenario = Refused.found(scenarios.find(id));
        return forms.submit(
                model,
                () -> {
                    keepScenario.change(actor, id, version, form.read());
                    next.addFlashAttribute("notice", "roadmap.scenario.saved");
                    return "redirect:/roadmap/scenarios/" + id;
                },
                () -> page(scenario, form, defaults.groups(), model));
    }

    private static String page(
            @Nullable PlanningScenario scenario, ScenarioForm form, List<ScenarioDefaults.Group> groups, Model model) {
        model.addAttribute("scenario", scenario);
        model.addAttribute("form", form);
        model.addAttribute("groups", groups);
        return "roadmap/scenarioForm";
    }

    @PostMapping("/roadmap/scenarios/{id}/compute")
    @Requires(Permission.PLAN_SCENARIO)
    String compute(Actor actor, @PathVariable long id) {
        computeScenario.ask(actor, id);
        return "redirect:/roadmap/scenarios/" + id;
    }

    @PostMapping("/roadmap/scenarios/{id}/stop")
    @Requires(Permission.PLAN_SCENARIO)
    String stop(Actor actor, @PathVariable long id) {
        computeScenario.stop(actor, id);
        return "redirect:/roadmap/scenarios/" + id;
    }

    @GetMapping("/roadmap/scenarios/compare")
    @Requires(Permission.VIEW_SCENARIOS)
    String compare(
            Actor actor,
            @RequestParam(defaultValue = "0") long first,
            @RequestParam(defaultValue = "0") long second,
            Model model) {
        PlanningScenario one = Refused.found(scenarios.find(first));
        PlanningScenario other = Refused.found(scenarios.find(second));
        model.addAttribute("first", one);
        model.addAttribute("second", other);
        Run run = scenarios.lastRun(first).filter(Run::planned).orElse(null);
        Run against = scenarios.lastRun(second).filter(Run::planned).orElse(null);
        boolean both = run != null && against != null;
        Comparison comparison = run != null && against != null ? runWards.compare(run.runId(), against.runId()) : null;
        model.addAttribute("firstRun", both ? run : null);
        model.addAttribute("secondRun", both ? against : null);
        model.addAttribute("comparison", comparison);
        model.addAttribute("names", comparison == null ? Map.of() : scenarios.provinces(comparison));
        return "roadmap/compare";
    }
}
