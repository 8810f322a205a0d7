package vn.kieumau.exchange.pages;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.exchange.Activities;
import vn.kieumau.exchange.CampaignActivity;
import vn.kieumau.exchange.LogActivity;
import vn.kieumau.exchange.NewActivity;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.Created;
import vn.kieumau.web.IfMatch;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Slice;

@RestController
class ActivitiesApi {
    private static final String LIST = "/api/v1/exchange/activities";

    private final Activities activities;
    private final LogActivity logActivity;
    private final boolean illustrative;

    ActivitiesApi(
            Activities activities, LogActivity logActivity, @Value("${kieumau.demo:false}") boolean demonstration) {
        this.activities = activities;
        this.logActivity = logActivity;
        this.illustrative = demonstration;
    }

    /** @param reason why it is changed */
    record ActivityToChange(NewActivity activity, String reason) {}

    record ActivityToVoid(String reason) {}

    @GetMapping(LIST)
    @Requires(Permission.VIEW_EXCHANGE)
    @Operation(
            summary = "Campaign activities in reach; by unit with all below it (0: all), form, and days from and until")
    Slice<CampaignActivity> activities(
            Actor actor,
            @RequestParam(defaultValue = "0") long unit,
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            Paging paging) {
        return Slice.of(
                activities.page(actor, ActivitiesController.filter(unit, form, from, until), paging),
                CampaignActivity::activityId);
    }

    @PostMapping(LIST)
    @Requires(Permission.LOG_ACTIVITY)
    @Operation(summary = "Log a campaign activity of an own unit")
    ResponseEntity<Created> addActivity(Actor actor, @RequestBody NewActivity typed) {
        return Created.at(LIST, logActivity.add(actor, typed, illustrative));
    }

    @GetMapping(LIST + "/{activity}")
    @Requires(Permission.VIEW_EXCHANGE)
    @Operation(summary = "A campaign activity")
    CampaignActivity activity(Actor actor, @PathVariable long activity) {
        return Refused.found(activities.find(actor, activity));
    }

    @PutMapping(LIST + "/{activity}")
    @Requires(Permission.LOG_ACTIVITY)
    @Operation(summary = "Change what is logged of an activity, with a reason")
    CampaignActivity changeActivity(
            Actor actor, @PathVariable long activity, @RequestBody ActivityToChange typed, IfMatch seen) {
        CampaignActivity before = activity(actor, activity);
        seen.required().check(() -> before);
        logActivity.change(actor, activity, before.version(), typed.activity(), typed.reason());
        return activity(actor, activity);
    }

    @PostMapping(LIST + "/{activity}/void")
    @Requires(Permission.LOG_ACTIVITY)
    @Operation(summary = "Declare an activity void: it stays to be read and counts no more")
    CampaignActivity voidActivity(
            Actor actor, @PathVariable long activity, @RequestBody ActivityToVoid typed, IfMatch seen) {
        CampaignActivity before = activity(actor, activity);
        seen.check(() -> before);
        logActivity.declareVoid(actor, activity, before.version(), typed.reason());
        return activity(actor, activity);
    }
}
