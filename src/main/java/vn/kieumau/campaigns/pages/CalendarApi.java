package vn.kieumau.campaigns.pages;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.campaigns.Cohort;
import vn.kieumau.campaigns.Cohorts;
import vn.kieumau.campaigns.StepProgress;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Slice;

@RestController
class CalendarApi {
    private final Cohorts cohorts;
    private final StepProgress steps;

    CalendarApi(Cohorts cohorts, StepProgress steps) {
        this.cohorts = cohorts;
        this.steps = steps;
    }

    record CohortCalendar(Cohort cohort, List<StepProgress.StepCount> steps) {}

    @GetMapping("/api/v1/campaigns/{id}/calendar")
    @Requires(Permission.VIEW_CAMPAIGNS)
    @Operation(summary = "The days of a cohort's steps, and how many dossiers in reach are at each and late")
    CohortCalendar calendar(Actor actor, @PathVariable long id) {
        return new CohortCalendar(Refused.found(cohorts.find(actor, id)), steps.counts(actor, id));
    }

    @GetMapping("/api/v1/campaigns/{id}/calendar/late")
    @Requires(Permission.VIEW_CAMPAIGNS)
    @Operation(
            summary = "Late wards of a cohort; by step (answers, province, ministry, decision) and province (0: all)")
    Slice<StepProgress.LateUnit> lateUnits(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "0") long province,
            Paging paging) {
        Refused.found(cohorts.find(actor, id));
        return Slice.of(steps.late(actor, id, step, province, paging), StepProgress.LateUnit::registrationId);
    }
}
