package vn.kieumau.roadmap.pages;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.roadmap.AdoptScenario;
import vn.kieumau.roadmap.Adoption;
import vn.kieumau.roadmap.Adoptions;
import vn.kieumau.roadmap.ComputeScenario;
import vn.kieumau.roadmap.KeepScenario;
import vn.kieumau.roadmap.NewAdoption;
import vn.kieumau.roadmap.NewScenario;
import vn.kieumau.roadmap.PlanningScenario;
import vn.kieumau.roadmap.PlanningScenarios;
import vn.kieumau.roadmap.Run;
import vn.kieumau.roadmap.RunWard;
import vn.kieumau.roadmap.RunWards;
import vn.kieumau.roadmap.ScenarioLine;
import vn.kieumau.web.Created;
import vn.kieumau.web.IfMatch;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Slice;

@RestController
class ScenariosApi {
    private final PlanningScenarios scenarios;
    private final KeepScenario keepScenario;
    private final ComputeScenario computeScenario;
    private final AdoptScenario adoptScenario;
    private final Adoptions adoptions;
    private final RunWards runWards;
    private final boolean illustrative;

    ScenariosApi(
            PlanningScenarios scenarios,
            KeepScenario keepScenario,
            ComputeScenario computeScenario,
            AdoptScenario adoptScenario,
            Adoptions adoptions,
            RunWards runWards,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.scenarios = scenarios;
        this.keepScenario = keepScenario;
        this.computeScenario = computeScenario;
        this.adoptScenario = adoptScenario;
        this.adoptions = adoptions;
        this.runWards = runWards;
        this.illustrative = demonstration;
    }

    /** @param run the last one; null: nobody has asked yet */
    record ScenarioInFull(
            PlanningScenario scenario, @Nullable Run run) {}

    /** @param kind locked or not_before; empty: the ward is free again */
    record WardLock(long ward, String kind, @Nullable Integer year) {}

    /** How many wards of a province register in a year by the first plan, and how many by the second. */
    record ComparedPlans(long provinceId, int year, int first, int second) {}

    record AdoptedRoadmap(
            List<Adoption> adoptions,
            List<RunWard> wards,
            @Nullable Long next) {}

    @GetMapping("/api/v1/roadmap/scenarios")
    @Requires(Permission.VIEW_SCENARIOS)
    @Operation(summary = "Scenarios with how their last computation ended")
    Slice<ScenarioLine> scenarios(Paging paging) {
        return Slice.of(scenarios.page(paging), ScenarioLine::scenarioId);
    }

    @PostMapping("/api/v1/roadmap/scenarios")
    @Requires(Permission.PLAN_SCENARIO)
    @Operation(summary = "Keep a scenario: a question to the planner")
    ResponseEntity<Created> makeScenario(Actor actor, @RequestBody NewScenario typed) {
        return Created.at("/api/v1/roadmap/scenarios", keepScenario.make(actor, typed, illustrative));
    }

    @GetMapping("/api/v1/roadmap/scenarios/{id}")
    @Requires(Permission.VIEW_SCENARIOS)
    @Operation(summary = "A scenario and its last computation")
    ScenarioInFull scenario(@PathVariable long id) {
        return new ScenarioInFull(
                Refused.found(scenarios.find(id)), scenarios.lastRun(id).orElse(null));
    }

    @PutMapping("/api/v1/roadmap/scenarios/{id}")
    @Requires(Permission.PLAN_SCENARIO)
    @Operation(summary = "Change what a scenario asks; locks of wards stay")
    ScenarioInFull changeScenario(Actor actor, @PathVariable long id, @RequestBody NewScenario typed, IfMatch seen) {
        ScenarioInFull before = scenario(id);
        seen.required().check(() -> before);
        keepScenario.change(actor, id, before.scenario().version(), typed);
        return scenario(id);
    }

    @PostMapping("/api/v1/roadmap/scenarios/{id}/compute")
    @Requires(Permission.PLAN_SCENARIO)
    @Operation(summary = "Have a scenario computed, after what is being computed")
    ScenarioInFull computeScenario(Actor actor, @PathVariable long id) {
        computeScenario.ask(actor, id);
        return scenario(id);
    }

    @PostMapping("/api/v1/roadmap/scenarios/{id}/stop")
    @Requires(Permission.PLAN_SCENARIO)
    @Operation(summary = "Stop computing; what was found until then is the answer")
    ScenarioInFull stopScenario(Actor actor, @PathVariable long id) {
        computeScenario.stop(actor, id);
        return scenario(id);
    }

    @PostMapping("/api/v1/roadmap/scenarios/{id}/locks")
    @Requires(Permission.PLAN_SCENARIO)
    @Operation(summary = "Lock a ward into a year, or let it not register before one, or free it")
    ScenarioInFull lockWard(Actor actor, @PathVariable long id, @RequestBody WardLock lock, IfMatch seen) {
        ScenarioInFull before = scenario(id);
        seen.check(() -> before);
        keepScenario.lock(actor, id, before.scenario().version(), lock.ward(), lock.kind(), lock.year());
        return scenario(id);
    }

    @GetMapping("/api/v1/roadmap/scenarios/{id}/wards")
    @Requires(Permission.VIEW_SCENARIOS)
    @Operation(summary = "Wards of a scenario's last plan: the year of each and why")
    Slice<RunWard> scenarioWards(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String ward,
            @RequestParam(defaultValue = "0") long province,
            @RequestParam(defaultValue = "0") int year,
            Paging paging) {
        Refused.found(scenarios.find(id));
        long run = scenarios.lastRun(id).filter(Run::planned).map(Run::runId).orElse(0L);
        return Slice.of(
                runWards.page(
                        actor,
                        Permission.VIEW_SCENARIOS,
                        run,
                        new RunWards.Filter(Text.sought(ward), province, year),
                        paging),
                RunWard::unitId);
    }

    @GetMapping("/api/v1/roadmap/scenarios/compare")
    @Requires(Permission.VIEW_SCENARIOS)
    @Operation(summary = "Last plans of two scenarios: wards by province and year")
    List<ComparedPlans> compareScenarios(
            @RequestParam(defaultValue = "0") long first, @RequestParam(defaultValue = "0") long second) {
        return runWards.compare(plannedRun(first), plannedRun(second)).lines().stream()
                .map(each -> new ComparedPlans(each.province(), each.year(), each.first(), each.second()))
                .toList();
    }

    private long plannedRun(long scenarioId) {
        Refused.found(scenarios.find(scenarioId));
        return scenarios
                .lastRun(scenarioId)
                .filter(Run::planned)
                .map(Run::runId)
                .orElseThrow(() -> new Refused(KernelRefusal.NOT_IN_THIS_STATE));
    }

    @PostMapping("/api/v1/roadmap/scenarios/{id}/adopt")
    @Requires(Permission.ADOPT_SCENARIO)
    @Operation(summary = "Record the decision that makes a scenario's last plan the roadmap")
    ResponseEntity<Created> adoptScenario(Actor actor, @PathVariable long id, @RequestBody NewAdoption typed) {
        return Created.at("/api/v1/roadmap/adopted", adoptScenario.adopt(actor, id, typed, illustrative));
    }

    @GetMapping("/api/v1/roadmap/adopted")
    @Requires(Permission.VIEW_ROADMAP)
    @Operation(summary = "The adopted roadmap: the year of each ward in reach, and all decisions, the newest first")
    AdoptedRoadmap adoptedRoadmap(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") long province,
            @RequestParam(defaultValue = "0") int year,
            Paging paging) {
        List<Adoption> all = adoptions.all();
        long run = all.isEmpty() ? 0 : all.get(0).runId();
        List<RunWard> wards = runWards.page(
                        actor,
                        Permission.VIEW_ROADMAP,
                        run,
                        new RunWards.Filter(Text.sought(q), province, year),
                        paging)
                .items();
        return new AdoptedRoadmap(
                all,
                wards,
                wards.size() == paging.size() ? wards.get(wards.size() - 1).unitId() : null);
    }
}
