package vn.kieumau.indicators.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
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
import vn.kieumau.indicators.IndicatorsRefusal;
import vn.kieumau.indicators.Reporting;
import vn.kieumau.indicators.SaveSurvey;
import vn.kieumau.indicators.SurveySearch;
import vn.kieumau.indicators.SurveyShare;
import vn.kieumau.indicators.SurveyedUnit;
import vn.kieumau.indicators.Surveys;
import vn.kieumau.indicators.TypedSurvey;
import vn.kieumau.indicators.UnitSurvey;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Calendar;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;
import vn.kieumau.web.TableDownload;

/** Surveys of satisfaction: which units in reach have one, what each came to, and the form of who reports it. */
@Controller
class SurveysController {
    private static final List<String> COLUMNS = List.of(
            "unit_code",
            "unit",
            "above",
            "year",
            "form",
            "method",
            "first_day",
            "last_day",
            "issued",
            "returned",
            "valid",
            "satisfied",
            "share",
            "share_low",
            "share_high",
            "illustrative");

    private final Surveys surveys;
    private final SaveSurvey saveSurvey;
    private final FormPage forms;
    private final boolean illustrative;

    SurveysController(
            Surveys surveys,
            SaveSurvey saveSurvey,
            FormPage forms,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.surveys = surveys;
        this.saveSurvey = saveSurvey;
        this.forms = forms;
        this.illustrative = demonstration;
    }

    @GetMapping("/indicators/surveys")
    @Requires(Permission.VIEW_FIGURES)
    String list(
            Actor actor,
            @RequestParam(defaultValue = "") String year,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "") String method,
            Paging paging,
            Model model) {
        SurveySearch search = search(actor, year, q, show, method);
        model.addAttribute("rows", surveys.page(actor, search, paging));
        model.addAttribute("search", search);
        model.addAttribute("latest", Calendar.DEFAULT.yearOf(actor.today()));
        return "indicators/surveys";
    }

    /** All that the list shows with the same filters, as CSV or XLSX. */
    @GetMapping("/indicators/surveys/export")
    @Requires(Permission.VIEW_FIGURES)
    void export(
            Actor actor,
            @RequestParam(defaultValue = "") String year,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "") String method,
            @RequestParam(defaultValue = "csv") String format,
            HttpServletResponse response)
            throws IOException {
        SurveySearch search = search(actor, year, q, show, method);
        try (TableDownload out = TableDownload.begin(response, "surveys-" + search.year(), format, COLUMNS)) {
            surveys.each(actor, search, each -> out.line(cells(search.year(), each)));
        }
    }

    static SurveySearch search(Actor actor, String year, String q, String show, String method) {
        return new SurveySearch(
                year.isEmpty() ? Calendar.DEFAULT.yearOf(actor.today()) : Reporting.year(year),
                Text.sought(q),
                show,
                method);
    }

    private static List<@Nullable Object> cells(int year, SurveyedUnit unit) {
        SurveyShare share = unit.share();
        return Arrays.asList(
                unit.code(),
                unit.name(),
                unit.path(),
                String.valueOf(year),
                unit.form(),
                unit.method() == null ? null : unit.method().code(),
                unit.firstDay(),
                unit.lastDay(),
                unit.issued(),
                unit.returned(),
                unit.valid(),
                unit.satisfied(),
                share == null ? null : new TableDownload.Share(share.share()),
                share == null ? null : new TableDownload.Share(share.low()),
                share == null ? null : new TableDownload.Share(share.high()),
                unit.illustrative());
    }

    @GetMapping("/indicators/{id}/surveys/{year}")
    @Requires(Permission.VIEW_FIGURES)
    String show(Actor actor, @PathVariable long id, @PathVariable String year, Model model) {
        UnitSurvey survey = surveys.of(actor, id, Reporting.year(year));
        return page(actor, survey, TypedSurvey.of(survey), List.of(), model);
    }

    @PostMapping("/indicators/{id}/surveys/{year}")
    @Requires(Permission.ENTER_FIGURES)
    String save(
            Actor actor,
            @PathVariable long id,
            @PathVariable String year,
            @ModelAttribute("form") TypedSurvey form,
            Model model,
            RedirectAttributes next) {
        int of = Reporting.year(year);
        // Out of reach comes before what was typed.
        UnitSurvey survey = surveys.of(actor, id, of);
        List<Refused> faults = saveSurvey.faults(actor, of, form);
        return forms.submit(
                model,
                () -> {
                    Refused.when(faults.size() > 1, IndicatorsRefusal.BAD_CELLS, faults.size());
                    boolean changed = saveSurvey.save(actor, id, of, form, illustrative);
                    next.addFlashAttribute(
                            "notice", changed ? "indicators.survey.saved" : "indicators.survey.unchanged");
                    return "redirect:/indicators/" + id + "/surveys/" + of;
                },
                () -> page(actor, survey, form, faults, model));
    }

    private static String page(Actor actor, UnitSurvey survey, TypedSurvey form, List<Refused> faults, Model model) {
        model.addAttribute("survey", survey);
        model.addAttribute("form", form);
        model.addAttribute("faults", byField(faults));
        model.addAttribute("latest", Calendar.DEFAULT.yearOf(actor.today()));
        return "indicators/survey";
    }

    /** Each fault names its field first. */
    private static Map<String, Refused> byField(List<Refused> faults) {
        Map<String, Refused> byField = new HashMap<>();
        for (Refused fault : faults) {
            @Nullable Object[] details = fault.details();
            if (details.length > 0 && details[0] instanceof Text.Field field) {
                byField.putIfAbsent(field.name(), fault);
            }
        }
        return byField;
    }
}
