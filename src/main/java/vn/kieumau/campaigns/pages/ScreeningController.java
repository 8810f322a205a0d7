package vn.kieumau.campaigns.pages;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kieumau.campaigns.CandidateLine;
import vn.kieumau.campaigns.ChooseCandidate;
import vn.kieumau.campaigns.Cohort;
import vn.kieumau.campaigns.Cohorts;
import vn.kieumau.campaigns.Readiness;
import vn.kieumau.campaigns.Screening;
import vn.kieumau.campaigns.SurveyWard;
import vn.kieumau.campaigns.SurveyedCriterion;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.NestedForm;
import vn.kieumau.web.Requires;

/** From the pool of wards to those that are to be registered. */
@Controller
class ScreeningController {
    private final Cohorts cohorts;
    private final Screening screening;
    private final Readiness readiness;
    private final SurveyWard surveyWard;
    private final ChooseCandidate chooseCandidate;
    private final FormPage forms;
    private final boolean illustrative;

    ScreeningController(
            Cohorts cohorts,
            Screening screening,
            Readiness readiness,
            SurveyWard surveyWard,
            ChooseCandidate chooseCandidate,
            FormPage forms,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.cohorts = cohorts;
        this.screening = screening;
        this.readiness = readiness;
        this.surveyWard = surveyWard;
        this.chooseCandidate = chooseCandidate;
        this.forms = forms;
        this.illustrative = demonstration;
    }

    @GetMapping("/campaigns/{id}/screening")
    @Requires(Permission.VIEW_CAMPAIGNS)
    String list(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "all") String show,
            Paging paging,
            Model model) {
        Cohort cohort = Refused.found(cohorts.find(actor, id));
        ScreeningFilter filter = new ScreeningFilter(Text.sought(q), show);
        PageOf<CandidateLine> rows = screening.page(actor, id, filter.q(), show, paging);
        model.addAttribute("cohort", cohort);
        model.addAttribute("filter", filter);
        model.addAttribute("rows", rows);
        model.addAttribute("sum", screening.sum(actor, id));
        model.addAttribute(
                "figures",
                readiness.byFigures(
                        cohort, rows.items().stream().map(CandidateLine::unitId).toList(), actor.today()));
        return "campaigns/screening";
    }

    /** At most as many as stand beside each other; the first of those that were asked for. */
    @GetMapping("/campaigns/{id}/screening/compare")
    @Requires(Permission.VIEW_CAMPAIGNS)
    String compare(Actor actor, @PathVariable long id, @RequestParam(defaultValue = "") List<Long> ward, Model model) {
        Cohort cohort = Refused.found(cohorts.find(actor, id));
        List<Long> asked = ward.stream()
                .filter(Objects::nonNull)
                .distinct()
                .limit(Screening.COMPARED)
                .toList();
        List<CandidateLine> wards = screening.compared(actor, id, asked);
        List<Long> found = wards.stream().map(CandidateLine::unitId).toList();
        model.addAttribute("cohort", cohort);
        model.addAttribute("wards", wards);
        model.addAttribute("surveys", screening.surveys(actor, id, found));
        model.addAttribute("figures", readiness.byFigures(cohort, found, actor.today()));
        return "campaigns/screening-compare";
    }

    @GetMapping("/campaigns/{id}/screening/{unit}")
    @Requires(Permission.VIEW_CAMPAIGNS)
    String show(Actor actor, @PathVariable long id, @PathVariable long unit, Model model) {
        return page(actor, id, unit, null, "", model);
    }

    @PostMapping("/campaigns/{id}/screening/{unit}")
    @Requires(Permission.SURVEY_WARD)
    String survey(
            Actor actor,
            @PathVariable long id,
            @PathVariable long unit,
            @RequestParam Map<String, String> typed,
            Model model) {
        SurveyForm form = NestedForm.read(typed, SurveyForm.class);
        return forms.submit(
                model,
                "campaigns.screening.saved",
                "/campaigns/" + id + "/screening/" + unit,
                () -> surveyWard.survey(actor, id, unit, form.read(illustrative)),
                () -> page(actor, id, unit, form, "", model));
    }

    @PostMapping("/campaigns/{id}/screening/{unit}/choice")
    @Requires(Permission.CHOOSE_CANDIDATE)
    String choose(
            Actor actor,
            @PathVariable long id,
            @PathVariable long unit,
            @RequestParam(defaultValue = "false") boolean chosen,
            @RequestParam(defaultValue = "") String reason,
            Model model) {
        return forms.submit(
                model,
                "campaigns.screening.decided",
                "/campaigns/" + id + "/screening?show=surveyed",
                () -> chooseCandidate.choose(actor, id, unit, chosen, reason),
                () -> page(actor, id, unit, null, reason, model));
    }

    /** @param typed null: what was saved */
    private String page(Actor actor, long id, long unit, @Nullable SurveyForm typed, String reason, Model model) {
        Cohort cohort = Refused.found(cohorts.find(actor, id));
        CandidateLine ward = Refused.found(screening.find(actor, id, unit));
        List<SurveyedCriterion> criteria =
                screening.surveys(actor, id, List.of(unit)).getOrDefault(unit, List.of());
        model.addAttribute("cohort", cohort);
        model.addAttribute("ward", ward);
        model.addAttribute("criteria", criteria);
        model.addAttribute(
                "figures",
                readiness.byFigures(cohort, List.of(unit), actor.today()).getOrDefault(unit, Map.of()));
        model.addAttribute("choices", screening.choices(actor, id, unit));
        model.addAttribute("form", typed == null ? SurveyForm.of(ward, criteria) : typed);
        model.addAttribute("reason", reason);
        return "campaigns/screening-ward";
    }
}
