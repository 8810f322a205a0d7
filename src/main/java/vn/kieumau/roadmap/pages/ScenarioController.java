package vn.kieumau.roadmap.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
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
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.roadmap.AdoptScenario;
import vn.kieumau.roadmap.Answer;
import vn.kieumau.roadmap.ComputeScenario;
import vn.kieumau.roadmap.DemandLine;
import vn.kieumau.roadmap.KeepScenario;
import vn.kieumau.roadmap.PlanningScenario;
import vn.kieumau.roadmap.PlanningScenarios;
import vn.kieumau.roadmap.ReasonLine;
import vn.kieumau.roadmap.Run;
import vn.kieumau.roadmap.RunWard;
import vn.kieumau.roadmap.RunWards;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;
import vn.kieumau.web.TableDownload;

/** One scenario: how far it is, what came out, ward by ward; and its adoption. */
@Controller
class ScenarioController {
    private static final List<String> COLUMNS = List.of(
            "province", "ward", "year", "readiness_percent", "missing_criteria", "known", "cost_million", "earliest");

    private final PlanningScenarios scenarios;
    private final ComputeScenario computeScenario;
    private final KeepScenario keepScenario;
    private final AdoptScenario adoptScenario;
    private final RunWards runWards;
    private final FormPage forms;
    private final boolean illustrative;

    ScenarioController(
            PlanningScenarios scenarios,
            ComputeScenario computeScenario,
            KeepScenario keepScenario,
            AdoptScenario adoptScenario,
            RunWards runWards,
            FormPage forms,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.scenarios = scenarios;
        this.computeScenario = computeScenario;
        this.keepScenario = keepScenario;
        this.adoptScenario = adoptScenario;
        this.runWards = runWards;
        this.forms = forms;
        this.illustrative = demonstration;
    }

    @GetMapping("/roadmap/scenarios/{id}")
    @Requires(Permission.VIEW_SCENARIOS)
    String show(Actor actor, @PathVariable long id, Model model) {
        return page(actor, id, AdoptionForm.EMPTY, model);
    }

    private String page(Actor actor, long id, AdoptionForm form, Model model) {
        model.addAttribute("scenario", Refused.found(scenarios.find(id)));
        Run run = scenarios.lastRun(id).orElse(null);
        model.addAttribute("run", run);
        model.addAttribute(
                "progress",
                run == null ? null : computeScenario.progress(run.runId()).orElse(null));
        model.addAttribute(
                "lines",
                run == null || !run.planned()
                        ? List.of()
                        : runWards.lines(actor, Permission.VIEW_SCENARIOS, run.runId()));
        Answer answer = run == null ? null : run.answer();
        model.addAttribute(
                "names",
                scenarios.names(
                        answer == null
                                ? List.of()
                                : Stream.concat(
                                                answer.demands().stream(),
                                                answer.prices().stream().map(Answer.PriceLine::demand))
                                        .toList()));
        model.addAttribute("form", form);
        return "roadmap/scenario";
    }

    /** A part of the page, asked for again and again while something is computed; when it is done the page is loaded anew. */
    @GetMapping("/roadmap/scenarios/{id}/progress")
    @Requires(Permission.VIEW_SCENARIOS)
    String progress(@PathVariable long id, Model model, HttpServletResponse response) {
        PlanningScenario scenario = Refused.found(scenarios.find(id));
        Run run = scenarios.lastRun(id).orElse(null);
        if (run == null || !run.unfinished()) {
            response.setHeader("HX-Refresh", "true");
        }
        model.addAttribute("scenario", scenario);
        model.addAttribute("run", run);
        model.addAttribute(
                "progress",
                run == null ? null : computeScenario.progress(run.runId()).orElse(null));
        return "roadmap/progress";
    }

    @GetMapping("/roadmap/scenarios/{id}/wards")
    @Requires(Permission.VIEW_SCENARIOS)
    String wards(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String ward,
            @RequestParam(defaultValue = "0") long province,
            @RequestParam(defaultValue = "0") int year,
            Paging paging,
            Model model) {
        return wards(actor, id, new RunWards.Filter(Text.sought(ward), province, year), paging, model);
    }

    private String wards(Actor actor, long id, RunWards.Filter filter, Paging paging, Model model) {
        PlanningScenario scenario = Refused.found(scenarios.find(id));
        Run run = scenarios.lastRun(id).filter(Run::planned).orElse(null);
        PageOf<RunWard> rows = run == null
                ? new PageOf<>(List.of(), 0, paging)
                : runWards.page(actor, Permission.VIEW_SCENARIOS, run.runId(), filter, paging);
        model.addAttribute("scenario", scenario);
        model.addAttribute("run", run);
        model.addAttribute("rows", rows);
        model.addAttribute("filter", filter);
        model.addAttribute(
                "lines", run == null ? List.of() : runWards.lines(actor, Permission.VIEW_SCENARIOS, run.runId()));
        model.addAttribute("names", scenarios.names(demands(rows.items())));
        return "roadmap/wards";
    }

    static List<DemandLine> demands(List<RunWard> wards) {
        return wards.stream()
                .flatMap(each -> each.reasons().stream())
                .map(ReasonLine::by)
                .filter(Objects::nonNull)
                .toList();
    }

    @PostMapping("/roadmap/scenarios/{id}/locks")
    @Requires(Permission.PLAN_SCENARIO)
    String lock(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "0") long ward,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(required = false) @Nullable Integer year,
            Model model,
            RedirectAttributes next) {
        return forms.submit(
                model,
                () -> {
                    keepScenario.lock(actor, id, version, ward, kind, year);
                    next.addFlashAttribute("notice", "roadmap.scenario.lock.saved");
                    return "redirect:/roadmap/scenarios/" + id + "/wards";
                },
                () -> wards(actor, id, new RunWards.Filter("", 0, 0), new Paging(1, Paging.DEFAULT_SIZE), model));
    }

    @PostMapping("/roadmap/scenarios/{id}/adopt")
    @Requires(Permission.ADOPT_SCENARIO)
    String adopt(
            Actor actor,
            @PathVariable long id,
            @ModelAttribute("form") AdoptionForm form,
            Model model,
            RedirectAttributes next) {
        Refused.found(scenarios.find(id));
        return forms.submit(
                model,
                () -> {
                    adoptScenario.adopt(actor, id, form.read(), illustrative);
                    next.addFlashAttribute("notice", "roadmap.adopted.saved");
                    return "redirect:/roadmap/adopted";
                },
                () -> page(actor, id, form, model));
    }

    @GetMapping("/roadmap/scenarios/{id}/export")
    @Requires(Permission.VIEW_SCENARIOS)
    void export(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "csv") String format,
            HttpServletResponse response)
            throws IOException {
        Refused.found(scenarios.find(id));
        Run run = scenarios
                .lastRun(id)
                .filter(Run::planned)
                .orElseThrow(() -> new Refused(KernelRefusal.NOT_IN_THIS_STATE));
        try (TableDownload out = TableDownload.begin(response, "scenario-" + id, format, COLUMNS)) {
            runWards.each(actor, Permission.VIEW_SCENARIOS, run.runId(), each -> out.line(cells(each)));
        }
    }

    private static List<@Nullable Object> cells(RunWard ward) {
        return Arrays.asList(
                ward.path(),
                ward.name(),
                ward.year() == null ? null : String.valueOf(ward.year()),
                ward.readiness(),
                ward.lacks(),
                ward.known(),
                ward.cost(),
                String.valueOf(ward.earliest()));
    }
}
