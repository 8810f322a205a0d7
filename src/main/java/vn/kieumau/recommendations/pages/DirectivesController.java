package vn.kieumau.recommendations.pages;

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
import vn.kieumau.kernel.Permission;
import vn.kieumau.recommendations.AssignDirective;
import vn.kieumau.recommendations.RaiseRecommendation;
import vn.kieumau.recommendations.Recommendations;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;

/** The form for a directive; what became of it is among the recommendations. */
@Controller
class DirectivesController {
    private final AssignDirective assignDirective;
    private final RaiseRecommendation raiseRecommendation;
    private final FormPage forms;
    private final boolean illustrative;

    DirectivesController(
            AssignDirective assignDirective,
            RaiseRecommendation raiseRecommendation,
            FormPage forms,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.assignDirective = assignDirective;
        this.raiseRecommendation = raiseRecommendation;
        this.forms = forms;
        this.illustrative = demonstration;
    }

    @GetMapping("/recommendations/directives/new")
    @Requires(Permission.ASSIGN_DIRECTIVE)
    String blank(
            Actor actor,
            @RequestParam(defaultValue = "0") long cohort,
            @RequestParam(defaultValue = "0") long province,
            @RequestParam(required = false) @Nullable Long document,
            Model model) {
        return form(actor, cohort, province, DirectiveForm.on(document), model);
    }

    @PostMapping("/recommendations/directives/new")
    @Requires(Permission.ASSIGN_DIRECTIVE)
    String assign(
            Actor actor,
            @RequestParam(defaultValue = "0") long cohort,
            @RequestParam(defaultValue = "0") long province,
            @ModelAttribute("form") DirectiveForm form,
            Model model,
            RedirectAttributes next) {
        return forms.submit(
                model,
                () -> {
                    String address = assignDirective
                            .assign(actor, form.read(cohort), illustrative)
                            .address();
                    next.addFlashAttribute("notice", "recommendations.directive.assigned");
                    return "redirect:" + address;
                },
                () -> form(actor, cohort, province, form, model));
    }

    private String form(Actor actor, long askedCohort, long askedProvince, DirectiveForm form, Model model) {
        List<RaiseRecommendation.Cohort> cohorts = assignDirective.cohorts(actor);
        RaiseRecommendation.Cohort cohort = cohorts.stream()
                .filter(each -> each.cohortId() == askedCohort)
                .findFirst()
                .orElse(cohorts.isEmpty() ? null : cohorts.get(0));
        List<Recommendations.Province> provinces = assignDirective.provinces(actor);
        long province = provinces.size() == 1 ? provinces.get(0).unitId() : askedProvince;
        model.addAttribute("form", form);
        model.addAttribute(
                "ground",
                form.document() == null
                        ? null
                        : assignDirective.ground(actor, form.document()).orElse(null));
        model.addAttribute("cohorts", cohorts);
        model.addAttribute("cohort", cohort);
        model.addAttribute("provinces", provinces);
        model.addAttribute("province", province);
        model.addAttribute(
                "places", cohort == null ? List.of() : assignDirective.places(actor, cohort.cohortId(), province));
        model.addAttribute("criteria", cohort == null ? List.of() : raiseRecommendation.criteria(cohort.setId()));
        return "recommendations/directive-new";
    }
}
