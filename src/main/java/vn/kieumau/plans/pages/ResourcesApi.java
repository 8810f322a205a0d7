package vn.kieumau.plans.pages;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.plans.KeepPremises;
import vn.kieumau.plans.KeepResources;
import vn.kieumau.plans.NewPremises;
import vn.kieumau.plans.NewResource;
import vn.kieumau.plans.PremisesProject;
import vn.kieumau.plans.ResourceLine;
import vn.kieumau.plans.Resources;
import vn.kieumau.units.UnitSummary;
import vn.kieumau.web.Created;
import vn.kieumau.web.IfMatch;
import vn.kieumau.web.Requires;

@RestController
class ResourcesApi {
    private final Resources resources;
    private final KeepResources keepResources;
    private final KeepPremises keepPremises;
    private final boolean illustrative;

    ResourcesApi(
            Resources resources,
            KeepResources keepResources,
            KeepPremises keepPremises,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.resources = resources;
        this.keepResources = keepResources;
        this.keepPremises = keepPremises;
        this.illustrative = demonstration;
    }

    record WardResources(UnitSummary ward, List<ShownPremises> premises, List<ShownResource> resources) {}

    /** @param late whether the next step should have been reached already */
    record ShownPremises(PremisesProject project, boolean late) {}

    /** @param lacking what is needed and not there */
    record ShownResource(ResourceLine line, int lacking) {}

    /** @param note what there is to say about it */
    record StepReached(LocalDate reachedOn, @Nullable String note) {}

    record StepBack(String reason) {}

    @GetMapping("/api/v1/plans/units/{id}")
    @Requires(Permission.VIEW_PLAN)
    @Operation(summary = "What a ward builds, needs and has: premises, staffing, equipment, budget")
    WardResources resourcesOf(Actor actor, @PathVariable long id) {
        UnitSummary ward = Refused.found(resources.ward(actor, Permission.VIEW_PLAN, id));
        return new WardResources(
                ward,
                resources.premises(id).stream().map(each -> shown(actor, each)).toList(),
                resources.lines(id).stream().map(ResourcesApi::shown).toList());
    }

    @PostMapping("/api/v1/plans/units/{id}/resources")
    @Requires(Permission.KEEP_RESOURCES)
    @Operation(summary = "List staff, equipment or money that a ward needs and has")
    ResponseEntity<Created> addResource(Actor actor, @PathVariable long id, @RequestBody NewResource typed) {
        return Created.at(
                "/api/v1/plans/units/" + id + "/resources", keepResources.add(actor, id, typed, illustrative));
    }

    @GetMapping("/api/v1/plans/units/{id}/resources/{line}")
    @Requires(Permission.VIEW_PLAN)
    @Operation(summary = "A line of what a ward needs and has")
    ShownResource resource(Actor actor, @PathVariable long id, @PathVariable long line) {
        Refused.found(resources.ward(actor, Permission.VIEW_PLAN, id));
        return shown(Refused.found(resources.line(id, line)));
    }

    @PutMapping("/api/v1/plans/units/{id}/resources/{line}")
    @Requires(Permission.KEEP_RESOURCES)
    @Operation(summary = "Change a line; its kind stays")
    ShownResource changeResource(
            Actor actor, @PathVariable long id, @PathVariable long line, @RequestBody NewResource typed, IfMatch seen) {
        ShownResource before = resource(actor, id, line);
        seen.required().check(() -> before);
        keepResources.change(actor, id, line, before.line().version(), typed);
        return resource(actor, id, line);
    }

    @PostMapping("/api/v1/plans/units/{id}/resources/{line}/drop")
    @Requires(Permission.KEEP_RESOURCES)
    @Operation(summary = "Take a line out; the trail keeps it")
    WardResources dropResource(Actor actor, @PathVariable long id, @PathVariable long line, IfMatch seen) {
        ShownResource before = resource(actor, id, line);
        seen.check(() -> before);
        keepResources.drop(actor, id, line, before.line().version());
        return resourcesOf(actor, id);
    }

    @PostMapping("/api/v1/plans/units/{id}/premises")
    @Requires(Permission.KEEP_RESOURCES)
    @Operation(summary = "List a building that a ward plans")
    ResponseEntity<Created> addPremises(Actor actor, @PathVariable long id, @RequestBody NewPremises typed) {
        return Created.at("/api/v1/plans/units/" + id + "/premises", keepPremises.add(actor, id, typed, illustrative));
    }

    @GetMapping("/api/v1/plans/units/{id}/premises/{premises}")
    @Requires(Permission.VIEW_PLAN)
    @Operation(summary = "A building of a ward with the days of its steps")
    ShownPremises premises(Actor actor, @PathVariable long id, @PathVariable long premises) {
        Refused.found(resources.ward(actor, Permission.VIEW_PLAN, id));
        return shown(actor, Refused.found(resources.project(id, premises)));
    }

    @PutMapping("/api/v1/plans/units/{id}/premises/{premises}")
    @Requires(Permission.KEEP_RESOURCES)
    @Operation(summary = "Change a building and the days planned for its steps; how far it is stays")
    ShownPremises changePremises(
            Actor actor,
            @PathVariable long id,
            @PathVariable long premises,
            @RequestBody NewPremises typed,
            IfMatch seen) {
        ShownPremises before = premises(actor, id, premises);
        seen.required().check(() -> before);
        keepPremises.change(actor, id, premises, before.project().version(), typed);
        return premises(actor, id, premises);
    }

    @PostMapping("/api/v1/plans/units/{id}/premises/{premises}/advance")
    @Requires(Permission.KEEP_RESOURCES)
    @Operation(summary = "One step on, reached on a day")
    ShownPremises advancePremises(
            Actor actor,
            @PathVariable long id,
            @PathVariable long premises,
            @RequestBody StepReached step,
            IfMatch seen) {
        ShownPremises before = premises(actor, id, premises);
        seen.check(() -> before);
        keepPremises.advance(actor, id, premises, before.project().version(), step.reachedOn(), step.note());
        return premises(actor, id, premises);
    }

    @PostMapping("/api/v1/plans/units/{id}/premises/{premises}/back")
    @Requires(Permission.KEEP_RESOURCES)
    @Operation(summary = "One step back, with a reason")
    ShownPremises takePremisesBack(
            Actor actor, @PathVariable long id, @PathVariable long premises, @RequestBody StepBack why, IfMatch seen) {
        ShownPremises before = premises(actor, id, premises);
        seen.check(() -> before);
        keepPremises.back(actor, id, premises, before.project().version(), why.reason());
        return premises(actor, id, premises);
    }

    @PostMapping("/api/v1/plans/units/{id}/premises/{premises}/drop")
    @Requires(Permission.KEEP_RESOURCES)
    @Operation(summary = "Take a building out; the trail keeps it")
    WardResources dropPremises(Actor actor, @PathVariable long id, @PathVariable long premises, IfMatch seen) {
        ShownPremises before = premises(actor, id, premises);
        seen.check(() -> before);
        keepPremises.drop(actor, id, premises, before.project().version());
        return resourcesOf(actor, id);
    }

    private static ShownPremises shown(Actor actor, PremisesProject project) {
        return new ShownPremises(project, project.late(actor.today()));
    }

    private static ShownResource shown(ResourceLine line) {
        return new ShownResource(line, line.lacking());
    }
}
