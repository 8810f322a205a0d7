package vn.kieumau.exchange.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kieumau.exchange.Activities;
import vn.kieumau.exchange.ActivityFilter;
import vn.kieumau.exchange.CampaignActivity;
import vn.kieumau.exchange.LogActivity;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Messages;
import vn.kieumau.web.Requires;
import vn.kieumau.web.TableDownload;
import vn.kieumau.web.Typed;
import vn.kieumau.web.View;

/** The log of campaign activities: who told people what, and how many. */
@Controller
class ActivitiesController {
    private static final String LIST = "/exchange/activities";
    private static final List<String> COLUMNS = List.of(
            "exchange.activity.held_on",
            "exchange.initiative.unit",
            "exchange.activity.form",
            "exchange.activity.topic",
            "exchange.activity.body_kind",
            "exchange.activity.body_name",
            "exchange.activity.cadres",
            "exchange.activity.members",
            "exchange.activity.people");

    private final Activities activities;
    private final LogActivity logActivity;
    private final KeptPlaces places;
    private final FormPage forms;
    private final Messages messages;
    private final boolean illustrative;

    ActivitiesController(
            Activities activities,
            LogActivity logActivity,
            KeptPlaces places,
            FormPage forms,
            Messages messages,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.activities = activities;
        this.logActivity = logActivity;
        this.places = places;
        this.forms = forms;
        this.messages = messages;
        this.illustrative = demonstration;
    }

    @GetMapping(LIST)
    @Requires(Permission.VIEW_EXCHANGE)
    String list(
            Actor actor,
            @RequestParam(defaultValue = "0") long unit,
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            Paging paging,
            Model model) {
        ActivityFilter filter = filter(unit, form, from, until);
        model.addAttribute("filter", filter);
        model.addAttribute("rows", activities.page(actor, filter, paging));
        model.addAttribute("totals", activities.totals(actor, filter));
        model.addAttribute("places", activities.places(actor));
        return "exchange/activities";
    }

    @GetMapping(LIST + "/export")
    @Requires(Permission.VIEW_EXCHANGE)
    void export(
            Actor actor,
            @RequestParam(defaultValue = "0") long unit,
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            HttpServletResponse response)
            throws IOException {
        ActivityFilter filter = filter(unit, form, from, until);
        Locale locale = View.VIETNAMESE;
        List<String> columns =
                COLUMNS.stream().map(each -> messages.text(locale, each)).toList();
        try (TableDownload table = TableDownload.begin(response, "tuyen-truyen", "csv", columns)) {
            activities.each(
                    actor,
                    filter,
                    each -> table.line(
                            each.heldOn(),
                            each.unitName() + (each.unitPath().isEmpty() ? "" : ", " + each.unitPath()),
                            messages.text(locale, "exchange.activity.form." + each.form()),
                            each.topic(),
                            messages.text(locale, "exchange.activity.body." + each.bodyKind()),
                            each.bodyName(),
                            each.cadres(),
                            each.members(),
                            each.people()));
        }
    }

    @GetMapping(LIST + "/new")
    @Requires(Permission.LOG_ACTIVITY)
    String blank(Actor actor, Model model) {
        return page(actor, null, ActivityForm.EMPTY, MoveForm.EMPTY, model);
    }

    @PostMapping(LIST + "/new")
    @Requires(Permission.LOG_ACTIVITY)
    String add(Actor actor, @ModelAttribute("form") ActivityForm form, Model model) {
        return forms.submit(
                model,
                "exchange.saved",
                LIST,
                () -> logActivity.add(actor, form.read(), illustrative),
                () -> page(actor, null, form, MoveForm.EMPTY, model));
    }

    @GetMapping(LIST + "/{activity}")
    @Requires(Permission.VIEW_EXCHANGE)
    String show(Actor actor, @PathVariable long activity, Model model) {
        return page(actor, activity, null, MoveForm.EMPTY, model);
    }

    @PostMapping(LIST + "/{activity}")
    @Requires(Permission.LOG_ACTIVITY)
    String change(Actor actor, @PathVariable long activity, @ModelAttribute("form") ActivityForm form, Model model) {
        return forms.submit(
                model,
                "exchange.saved",
                LIST,
                () -> logActivity.change(actor, activity, form.seen(), form.read(), form.changeReason()),
                () -> page(actor, activity, form, MoveForm.EMPTY, model));
    }

    @PostMapping(LIST + "/{activity}/void")
    @Requires(Permission.LOG_ACTIVITY)
    String declareVoid(
            Actor actor,
            @PathVariable long activity,
            @RequestParam(defaultValue = "0") int version,
            @ModelAttribute("move") MoveForm move,
            Model model) {
        return forms.submit(
                model,
                "exchange.saved",
                LIST,
                () -> logActivity.declareVoid(actor, activity, version, move.reason()),
                () -> page(actor, activity, null, move, model));
    }

    static ActivityFilter filter(long unit, String form, String from, String until) {
        return new ActivityFilter(
                unit,
                form,
                Typed.optionalDay(from, "exchange.activity.from"),
                Typed.optionalDay(until, "exchange.activity.until"));
    }

    private String page(Actor actor, @Nullable Long id, @Nullable ActivityForm typed, MoveForm move, Model model) {
        CampaignActivity activity = id == null ? null : Refused.found(activities.find(actor, id));
        model.addAttribute("activity", activity);
        model.addAttribute(
                "form", typed != null ? typed : activity == null ? ActivityForm.EMPTY : ActivityForm.of(activity));
        model.addAttribute("move", move);
        model.addAttribute("changing", typed != null);
        model.addAttribute(
                "places",
                activity == null
                        ? places.of(actor, Permission.LOG_ACTIVITY, typed == null ? null : typed.unit())
                        : List.of());
        return "exchange/activity";
    }
}
