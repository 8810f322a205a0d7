package vn.kieumau.campaigns.pages;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.campaigns.CandidateChoice;
import vn.kieumau.campaigns.CandidateLine;
import vn.kieumau.campaigns.ChooseCandidate;
import vn.kieumau.campaigns.Cohort;
import vn.kieumau.campaigns.Cohorts;
import vn.kieumau.campaigns.NewSurvey;
import vn.kieumau.campaigns.Readiness;
import vn.kieumau.campaigns.Screening;
import vn.kieumau.campaigns.SurveyWard;
import vn.kieumau.campaigns.SurveyedCriterion;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Slice;

@RestController
class ScreeningApi {
    private final Cohorts cohorts;
    private final Screening screening;
    private final Readiness readiness;
    private final SurveyWard surveyWard;
    private final ChooseCandidate chooseCandidate;
    private final boolean illustrative;

    ScreeningApi(
            Cohorts cohorts,
            Screening screening,
            Readiness readiness,
            SurveyWard surveyWard,
            ChooseCandidate chooseCandidate,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.cohorts = cohorts;
        this.screening = screening;
        this.readiness = readiness;
        this.surveyWard = surveyWard;
        this.chooseCandidate = chooseCandidate;
        this.illustrative = demonstration;
    }

    /** @param figures by the code of each criterion that figures have a say in: met, not_met or unknown */
    record ScreenedWard(
            CandidateLine ward,
            List<SurveyedCriterion> survey,
            Map<String, String> figures,
            List<CandidateChoice> choices) {}

    record SurveyStanding(
            String code, String standing, @Nullable String note) {}

    /** @param version of the survey that it replaces; 0: there was none */
    record WardSurvey(
            int version,
            @Nullable String reasonsFor,
            @Nullable String reasonsAgainst,
            List<SurveyStanding> standings) {}

    record ChoiceOfWard(boolean chosen, String reason) {}

    @GetMapping("/api/v1/campaigns/{id}/screening")
    @Requires(Permission.VIEW_CAMPAIGNS)
    @Operation(summary = "The pool of wards; show: all, surveyed, open, chosen or not_chosen")
    Slice<CandidateLine> screening(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "all") String show,
            Paging paging) {
        Refused.found(cohorts.find(actor, id));
        return Slice.of(screening.page(actor, id, Text.sought(q), show, paging), CandidateLine::unitId);
    }

    @GetMapping("/api/v1/campaigns/{id}/screening/{unit}")
    @Requires(Permission.VIEW_CAMPAIGNS)
    @Operation(summary = "A ward of the pool: its survey, what figures say, and what was chosen")
    ScreenedWard screenedWard(Actor actor, @PathVariable long id, @PathVariable long unit) {
        Cohort cohort = Refused.found(cohorts.find(actor, id));
        CandidateLine ward = Refused.found(screening.find(actor, id, unit));
        return new ScreenedWard(
                ward,
                screening.surveys(actor, id, List.of(unit)).getOrDefault(unit, List.of()),
                readiness.byFigures(cohort, List.of(unit), actor.today()).getOrDefault(unit, Map.of()),
                screening.choices(actor, id, unit));
    }

    @PostMapping("/api/v1/campaigns/{id}/screening/{unit}")
    @Requires(Permission.SURVEY_WARD)
    @Operation(summary = "Write down the survey of a ward; standing: met, partly or not_met")
    ScreenedWard surveyWard(
            Actor actor, @PathVariable long id, @PathVariable long unit, @RequestBody WardSurvey survey) {
        surveyWard.survey(
                actor,
                id,
                unit,
                new NewSurvey(
                        Objects.toString(survey.reasonsFor(), ""),
                        Objects.toString(survey.reasonsAgainst(), ""),
                        survey.standings().stream()
                                .map(each -> new NewSurvey.Standing(
                                        each.code(), each.standing(), Objects.toString(each.note(), "")))
                                .toList(),
                        survey.version(),
                        illustrative));
        return screenedWard(actor, id, unit);
    }

    @PostMapping("/api/v1/campaigns/{id}/screening/{unit}/choice")
    @Requires(Permission.CHOOSE_CANDIDATE)
    @Operation(summary = "Choose a surveyed ward to be registered, or not, with the reason")
    ScreenedWard chooseWard(
            Actor actor, @PathVariable long id, @PathVariable long unit, @RequestBody ChoiceOfWard choice) {
        chooseCandidate.choose(actor, id, unit, choice.chosen(), choice.reason());
        return screenedWard(actor, id, unit);
    }
}
