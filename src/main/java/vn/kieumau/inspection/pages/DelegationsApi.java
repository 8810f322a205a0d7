package vn.kieumau.inspection.pages;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.inspection.DecideDelegation;
import vn.kieumau.inspection.DelegationHead;
import vn.kieumau.inspection.DelegationMember;
import vn.kieumau.inspection.Delegations;
import vn.kieumau.inspection.NewDelegation;
import vn.kieumau.inspection.PlanRoute;
import vn.kieumau.inspection.PrepareDelegation;
import vn.kieumau.inspection.VisitLine;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.Created;
import vn.kieumau.web.IfMatch;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Slice;

@RestController
class DelegationsApi {
    private final Delegations delegations;
    private final PrepareDelegation prepareDelegation;
    private final PlanRoute planRoute;
    private final DecideDelegation decideDelegation;

    DelegationsApi(
            Delegations delegations,
            PrepareDelegation prepareDelegation,
            PlanRoute planRoute,
            DecideDelegation decideDelegation) {
        this.delegations = delegations;
        this.prepareDelegation = prepareDelegation;
        this.planRoute = planRoute;
        this.decideDelegation = decideDelegation;
    }

    record ShownDelegation(DelegationHead delegation, List<DelegationMember> members, List<VisitLine> visits) {}

    record DelegationToPrepare(long cohortId, NewDelegation delegation) {}

    /** @param all every ward of the cohort that is not on the route yet; the list is not looked at then */
    record WardsToVisit(@Nullable List<Long> unitIds, boolean all) {}

    record RouteToTake(List<PlanRoute.Stop> stops) {}

    record FoundingDecision(
            @Nullable String number, @Nullable String decidedOn) {}

    record DelegationToCancel(@Nullable String reason) {}

    @GetMapping("/api/v1/inspection")
    @Requires(Permission.VIEW_INSPECTION)
    @Operation(
            summary = "Delegations that an office in reach sends, that come to a ward in reach, or that one goes with")
    Slice<DelegationHead> delegations(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "0") long cohort,
            Paging paging) {
        return Slice.of(
                delegations.page(actor, Text.sought(q), purpose, state, cohort, paging), DelegationHead::delegationId);
    }

    @GetMapping("/api/v1/inspection/{id}")
    @Requires(Permission.VIEW_INSPECTION)
    @Operation(summary = "A delegation with its members and its route")
    ShownDelegation delegation(Actor actor, @PathVariable long id) {
        DelegationHead head = Refused.found(delegations.find(actor, id));
        return new ShownDelegation(head, delegations.members(id), delegations.visits(actor, head));
    }

    @PostMapping("/api/v1/inspection")
    @Requires(Permission.PREPARE_DELEGATION)
    @Operation(summary = "Draft a delegation")
    ResponseEntity<Created> prepareDelegation(Actor actor, @RequestBody DelegationToPrepare drafted) {
        return Created.at(
                "/api/v1/inspection",
                prepareDelegation.prepare(actor, drafted.cohortId(), drafted.delegation(), false));
    }

    @PostMapping("/api/v1/inspection/{id}/change")
    @Requires(Permission.PREPARE_DELEGATION)
    @Operation(summary = "Write a draft anew, with its members")
    ShownDelegation changeDelegation(
            Actor actor, @PathVariable long id, @RequestBody NewDelegation drafted, IfMatch seen) {
        ShownDelegation now = delegation(actor, id);
        seen.required().check(() -> now);
        prepareDelegation.change(actor, id, now.delegation().version(), drafted);
        return delegation(actor, id);
    }

    @PostMapping("/api/v1/inspection/{id}/wards")
    @Requires(Permission.PREPARE_DELEGATION)
    @Operation(summary = "Add registered wards of the cohort to the end of a draft's route: those named, or all")
    ShownDelegation addWards(Actor actor, @PathVariable long id, @RequestBody WardsToVisit wards, IfMatch seen) {
        return act(seen, actor, id, () -> {
            if (wards.all()) {
                planRoute.addAll(actor, id);
            } else {
                planRoute.add(actor, id, wards.unitIds() == null ? List.of() : wards.unitIds());
            }
        });
    }

    @PostMapping("/api/v1/inspection/{id}/wards/{visit}/remove")
    @Requires(Permission.PREPARE_DELEGATION)
    @Operation(summary = "Take a ward off a draft's route")
    ShownDelegation removeWard(Actor actor, @PathVariable long id, @PathVariable long visit, IfMatch seen) {
        return act(seen, actor, id, () -> planRoute.remove(actor, id, visit));
    }

    @PostMapping("/api/v1/inspection/{id}/route")
    @Requires(Permission.PREPARE_DELEGATION)
    @Operation(summary = "Set the order, the days and the hosts of a draft's whole route")
    ShownDelegation arrangeRoute(Actor actor, @PathVariable long id, @RequestBody RouteToTake route, IfMatch seen) {
        return act(seen, actor, id, () -> planRoute.arrange(actor, id, route.stops()));
    }

    @PostMapping("/api/v1/inspection/{id}/decide")
    @Requires(Permission.DECIDE_DELEGATION)
    @Operation(summary = "Found a delegation by a decision: its members inspect its wards until its last day")
    ShownDelegation decideDelegation(
            Actor actor, @PathVariable long id, @RequestBody FoundingDecision decision, IfMatch seen) {
        return act(seen, actor, id, () -> decideDelegation.decide(actor, id, decision.number(), decision.decidedOn()));
    }

    @PostMapping("/api/v1/inspection/{id}/cancel")
    @Requires(Permission.CANCEL_DELEGATION)
    @Operation(summary = "Call a delegation off before it has set out; its members' rights end today")
    ShownDelegation cancelDelegation(
            Actor actor, @PathVariable long id, @RequestBody DelegationToCancel why, IfMatch seen) {
        return act(seen, actor, id, () -> decideDelegation.cancel(actor, id, why.reason()));
    }

    private ShownDelegation act(IfMatch seen, Actor actor, long id, Runnable act) {
        seen.check(() -> delegation(actor, id));
        act.run();
        return delegation(actor, id);
    }
}
