package vn.kieumau.recommendations.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Text;
import vn.kieumau.recommendations.RaiseRecommendation;
import vn.kieumau.recommendations.RecommendationFilter;
import vn.kieumau.recommendations.RecommendationSheet;
import vn.kieumau.recommendations.Recommendations;
import vn.kieumau.recommendations.RouteLevel;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;

/** The list of recommendations, the sheet of what they ask in all, and the form for a new one. */
@Controller
class RecommendationsController {
    private final Recommendations recommendations;
    private final RecommendationSheet recommendationSheet;
    private final RaiseRecommendation raiseRecommendation;
    private final FormPage forms;
    private final boolean illustrative;

    RecommendationsController(
            Recommendations recommendations,
            RecommendationSheet recommendationSheet,
            RaiseRecommendation raiseRecommendation,
            FormPage forms,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.recommendations = recommendations;
        this.recommendationSheet = recommendationSheet;
        this.raiseRecommendation = raiseRecommendation;
        this.forms = forms;
        this.illustrative = demonstration;
    }

    @GetMapping("/recommendations")
    @Requires({Permission.VIEW_RECOMMENDATION, Permission.VIEW_FORWARDED_RECOMMENDATION})
    String list(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String classCode,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String level,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(defaultValue = "0") long province,
            @RequestParam(defaultValue = "false") boolean directives,
            @RequestParam(defaultValue = "0") long document,
            @RequestParam(defaultValue = "0") long cohort,
            @RequestParam(defaultValue = "") String age,
            @RequestParam(defaultValue = "") String criterion,
            @RequestParam(defaultValue = "") String answered,
            @RequestParam(defaultValue = "0") long unit,
            Paging paging,
            Model model) {
        RecommendationFilter filter = new RecommendationFilter(
                Text.sought(q),
                classCode,
                state,
                level,
                overdue,
                province,
                directives,
                document,
                cohort,
                age,
                criterion,
                answered,
                unit);
        model.addAttribute("rows", recommendations.page(actor, filter, paging));
        model.addAttribute("provinces", recommendations.provinces(actor));
        model.addAttribute("filter", filter);
        return "recommendations/list";
    }

    @GetMapping("/recommendations/export")
    @Requires({Permission.VIEW_RECOMMENDATION, Permission.VIEW_FORWARDED_RECOMMENDATION})
    void export(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String classCode,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String level,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(defaultValue = "0") long province,
            @RequestParam(defaultValue = "false") boolean directives,
            @RequestParam(defaultValue = "0") long document,
            @RequestParam(defaultValue = "0") long cohort,
            @RequestParam(defaultValue = "") String age,
            @RequestParam(defaultValue = "") String criterion,
            @RequestParam(defaultValue = "") String answered,
            @RequestParam(defaultValue = "0") long unit,
            @RequestParam(defaultValue = "csv") String format,
            HttpServletResponse response)
            throws IOException {
        RecommendationFilter filter = new RecommendationFilter(
                Text.sought(q),
                classCode,
                state,
                level,
                overdue,
                province,
                directives,
                document,
                cohort,
                age,
                criterion,
                answered,
                unit);
        RecommendationTable.list(recommendations.all(actor, filter), format, response);
    }

    @GetMapping("/recommendations/sheet")
    @Requires(Permission.VIEW_RECOMMENDATION)
    String sheet(Actor actor, @RequestParam(defaultValue = "0") long province, Model model) {
        model.addAttribute("lines", recommendationSheet.lines(actor, province));
        model.addAttribute("provinces", recommendations.provinces(actor));
        model.addAttribute("province", province);
        return "recommendations/sheet";
    }

    @GetMapping("/recommendations/new")
    @Requires(Permission.RAISE_RECOMMENDATION)
    String blank(
            Actor actor,
            @RequestParam(defaultValue = "0") long cohort,
            @RequestParam(required = false) @Nullable Long unit,
            @RequestParam(required = false) @Nullable String classCode,
            @RequestParam(required = false) @Nullable String criterion,
            @RequestParam(required = false) @Nullable Long line,
            Model model) {
        RouteLevel least = raiseRecommendation.least(actor);
        RouteLevel wanted = least == RouteLevel.PROVINCE ? RouteLevel.MINISTRY : least;
        return form(actor, cohort, RecommendationForm.empty(unit, classCode, criterion, line, wanted.code()), model);
    }

    @PostMapping("/recommendations/new")
    @Requires(Permission.RAISE_RECOMMENDATION)
    String raise(
            Actor actor,
            @RequestParam(defaultValue = "0") long cohort,
            @ModelAttribute("form") RecommendationForm form,
            Model model,
            RedirectAttributes next) {
        return forms.submit(
                model,
                () -> {
                    long id = raiseRecommendation.raise(actor, form.read(cohort), illustrative);
                    next.addFlashAttribute("notice", "recommendations.raised");
                    return "redirect:/recommendations/" + id;
                },
                () -> form(actor, cohort, form, model));
    }

    private String form(Actor actor, long asked, RecommendationForm form, Model model) {
        List<RaiseRecommendation.Cohort> cohorts = raiseRecommendation.cohorts(actor);
        RaiseRecommendation.Cohort cohort = cohorts.stream()
                .filter(each -> each.cohortId() == asked)
                .findFirst()
                .orElse(cohorts.isEmpty() ? null : cohorts.get(0));
        model.addAttribute("form", form);
        model.addAttribute("line", raiseRecommendation.line(actor, form.line()).orElse(null));
        model.addAttribute("cohorts", cohorts);
        model.addAttribute("cohort", cohort);
        model.addAttribute("places", cohort == null ? List.of() : raiseRecommendation.places(actor, cohort.cohortId()));
        model.addAttribute("criteria", cohort == null ? List.of() : raiseRecommendation.criteria(cohort.setId()));
        return "recommendations/new";
    }
}
