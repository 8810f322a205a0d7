package vn.kieumau.plans.pages;

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
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.plans.KeepPlan;
import vn.kieumau.plans.NewAction;
import vn.kieumau.plans.PlanAction;
import vn.kieumau.plans.PlanFilter;
import vn.kieumau.plans.PlanHead;
import vn.kieumau.plans.PlanLine;
import vn.kieumau.plans.Plans;
import vn.kieumau.web.Created;
import vn.kieumau.web.IfMatch;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Slice;

@RestController
class PlansApi {
    private final Plans plans;
    private final KeepPlan keepPlan;
    private final boolean illustrative;

    PlansApi(Plans plans, KeepPlan keepPlan, @Value("${kieumau.demo:false}") boolean demonstration) {
        this.plans = plans;
        this.keepPlan = keepPlan;
        this.illustrative = demonstration;
    }

    /** @param schedule done, done_late, late, behind, due_soon, not_begun or on_schedule: computed for today */
    record ScheduledAction(PlanAction action, String schedule) {}

    record PlanWithActions(PlanHead plan, List<ScheduledAction> actions) {}

    /** @param note what there is to say about it */
    record ProgressToReport(int progress, @Nullable String note) {}

    @GetMapping("/api/v1/plans")
    @Requires(Permission.VIEW_PLAN)
    @Operation(
            summary =
                    "Plans of registrations; by cohort and province (0: all), or those alone in which something is late")
    Slice<PlanLine> plans(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") long cohort,
            @RequestParam(defaultValue = "0") long province,
            @RequestParam(defaultValue = "false") boolean late,
            Paging paging) {
        return Slice.of(
                plans.page(actor, new PlanFilter(Text.sought(q), cohort, province, late), paging),
                PlanLine::registrationId);
    }

    @GetMapping("/api/v1/plans/{id}")
    @Requires(Permission.VIEW_PLAN)
    @Operation(summary = "The plan of a registration with its actions in the order of the criteria")
    PlanWithActions plan(Actor actor, @PathVariable long id) {
        PlanHead plan = Refused.found(plans.find(actor, Permission.VIEW_PLAN, id));
        return new PlanWithActions(
                plan,
                plans.actions(id).stream().map(each -> scheduled(actor, each)).toList());
    }

    @PostMapping("/api/v1/plans/{id}/actions")
    @Requires(Permission.KEEP_PLAN)
    @Operation(summary = "Plan an action for a criterion")
    ResponseEntity<Created> addAction(Actor actor, @PathVariable long id, @RequestBody NewAction action) {
        return Created.at("/api/v1/plans/" + id + "/actions", keepPlan.add(actor, id, action, illustrative));
    }

    @GetMapping("/api/v1/plans/{id}/actions/{action}")
    @Requires(Permission.VIEW_PLAN)
    @Operation(summary = "An action of a plan")
    ScheduledAction action(Actor actor, @PathVariable long id, @PathVariable long action) {
        Refused.found(plans.find(actor, Permission.VIEW_PLAN, id));
        return scheduled(actor, Refused.found(plans.action(id, action)));
    }

    @PutMapping("/api/v1/plans/{id}/actions/{action}")
    @Requires(Permission.KEEP_PLAN)
    @Operation(summary = "Change what an action is; its progress stays")
    ScheduledAction changeAction(
            Actor actor, @PathVariable long id, @PathVariable long action, @RequestBody NewAction typed, IfMatch seen) {
        seen.required().check(() -> action(actor, id, action));
        keepPlan.change(actor, id, action, version(actor, id, action), typed);
        return action(actor, id, action);
    }

    @PostMapping("/api/v1/plans/{id}/actions/{action}/progress")
    @Requires(Permission.KEEP_PLAN)
    @Operation(summary = "Tell how far an action is; with 100 it is done")
    ScheduledAction reportProgress(
            Actor actor,
            @PathVariable long id,
            @PathVariable long action,
            @RequestBody ProgressToReport told,
            IfMatch seen) {
        seen.check(() -> action(actor, id, action));
        keepPlan.report(actor, id, action, version(actor, id, action), told.progress(), told.note());
        return action(actor, id, action);
    }

    @PostMapping("/api/v1/plans/{id}/actions/{action}/drop")
    @Requires(Permission.KEEP_PLAN)
    @Operation(summary = "Take an action out of the plan; the trail keeps it")
    PlanWithActions dropAction(Actor actor, @PathVariable long id, @PathVariable long action, IfMatch seen) {
        seen.check(() -> action(actor, id, action));
        keepPlan.drop(actor, id, action, version(actor, id, action));
        return plan(actor, id);
    }

    /** Of the action as the program has seen it; whoever comes in between is found by it. */
    private int version(Actor actor, long id, long action) {
        Refused.found(plans.find(actor, Permission.KEEP_PLAN, id));
        return Refused.found(plans.action(id, action)).version();
    }

    private static ScheduledAction scheduled(Actor actor, PlanAction action) {
        return new ScheduledAction(action, action.schedule(actor.today()).code());
    }
}
