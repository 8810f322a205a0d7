package vn.kieumau.plans.pages;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.plans.Contribution;
import vn.kieumau.plans.LogSupport;
import vn.kieumau.plans.NewContribution;
import vn.kieumau.plans.Resources;
import vn.kieumau.plans.SupportLog;
import vn.kieumau.web.Created;
import vn.kieumau.web.IfMatch;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Slice;

@RestController
class SupportApi {
    private final Resources resources;
    private final SupportLog supportLog;
    private final LogSupport logSupport;
    private final boolean illustrative;

    SupportApi(
            Resources resources,
            SupportLog supportLog,
            LogSupport logSupport,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.resources = resources;
        this.supportLog = supportLog;
        this.logSupport = logSupport;
        this.illustrative = demonstration;
    }

    @GetMapping("/api/v1/plans/units/{id}/contributions")
    @Requires(Permission.VIEW_PLAN)
    @Operation(summary = "What bodies contributed to a ward")
    Slice<Contribution> contributions(Actor actor, @PathVariable long id, Paging paging) {
        Refused.found(resources.ward(actor, Permission.VIEW_PLAN, id));
        return Slice.of(supportLog.page(id, paging), Contribution::contributionId);
    }

    @PostMapping("/api/v1/plans/units/{id}/contributions")
    @Requires(Permission.LOG_SUPPORT)
    @Operation(summary = "Log what a body contributed to a ward")
    ResponseEntity<Created> addContribution(Actor actor, @PathVariable long id, @RequestBody NewContribution typed) {
        return Created.at(
                "/api/v1/plans/units/" + id + "/contributions", logSupport.add(actor, id, typed, illustrative));
    }

    @GetMapping("/api/v1/plans/units/{id}/contributions/{contribution}")
    @Requires(Permission.VIEW_PLAN)
    @Operation(summary = "What a body contributed")
    Contribution contribution(Actor actor, @PathVariable long id, @PathVariable long contribution) {
        Refused.found(resources.ward(actor, Permission.VIEW_PLAN, id));
        return Refused.found(supportLog.find(id, contribution));
    }

    @PutMapping("/api/v1/plans/units/{id}/contributions/{contribution}")
    @Requires(Permission.LOG_SUPPORT)
    @Operation(summary = "Change what is logged of a contribution")
    Contribution changeContribution(
            Actor actor,
            @PathVariable long id,
            @PathVariable long contribution,
            @RequestBody NewContribution typed,
            IfMatch seen) {
        Contribution before = contribution(actor, id, contribution);
        seen.required().check(() -> before);
        logSupport.change(actor, id, contribution, before.version(), typed);
        return contribution(actor, id, contribution);
    }

    @PostMapping("/api/v1/plans/units/{id}/contributions/{contribution}/drop")
    @Requires(Permission.LOG_SUPPORT)
    @Operation(summary = "Take a contribution out of the log; the trail keeps it")
    Slice<Contribution> dropContribution(
            Actor actor, @PathVariable long id, @PathVariable long contribution, IfMatch seen) {
        Contribution before = contribution(actor, id, contribution);
        seen.check(() -> before);
        logSupport.drop(actor, id, contribution, before.version());
        return new Slice<>(
                supportLog.page(id, new Paging(1, Paging.DEFAULT_SIZE)).items(), null);
    }
}
