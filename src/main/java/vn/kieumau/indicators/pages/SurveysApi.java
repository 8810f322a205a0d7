package vn.kieumau.indicators.pages;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.indicators.AnswerLevel;
import vn.kieumau.indicators.Reporting;
import vn.kieumau.indicators.SaveSurvey;
import vn.kieumau.indicators.Survey;
import vn.kieumau.indicators.SurveyShare;
import vn.kieumau.indicators.SurveyTotals;
import vn.kieumau.indicators.SurveyedUnit;
import vn.kieumau.indicators.Surveys;
import vn.kieumau.indicators.TypedSurvey;
import vn.kieumau.indicators.UnitSurvey;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.units.UnitSummary;
import vn.kieumau.web.IfMatch;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Slice;

@RestController
class SurveysApi {
    private final Surveys surveys;
    private final SaveSurvey saveSurvey;
    private final boolean illustrative;

    SurveysApi(Surveys surveys, SaveSurvey saveSurvey, @Value("${kieumau.demo:false}") boolean demonstration) {
        this.surveys = surveys;
        this.saveSurvey = saveSurvey;
        this.illustrative = demonstration;
    }

    /**
     * A share of the valid slips.
     *
     * @param count exact, of {@code of}
     * @param share a decimal written out, 0 to 1
     * @param low lower end of the 95% Wilson score interval; it informs, rules judge the share
     * @param high its upper end
     */
    record ShareOfSlips(int count, int of, String share, String low, String high) {
        static ShareOfSlips of(SurveyShare share) {
            return new ShareOfSlips(
                    share.count(),
                    share.of(),
                    share.share().toPlainString(),
                    share.low().toPlainString(),
                    share.high().toPlainString());
        }
    }

    /** A level of answer (very_satisfied, satisfied, not_satisfied, no_opinion) and how many valid slips say it. */
    record SlipsOfLevel(String level, ShareOfSlips slips) {}

    /**
     * A unit and its survey of the year; all but the unit is null where there is none.
     *
     * @param method meeting, household, one_stop_desk, telephone or online
     * @param satisfied satisfied or better
     */
    record SurveyOfYear(
            long unitId,
            @Nullable String code,
            String name,
            String path,
            @Nullable String form,
            @Nullable String method,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            @Nullable Integer issued,
            @Nullable Integer returned,
            @Nullable ShareOfSlips satisfied,
            boolean illustrative) {
        static SurveyOfYear of(SurveyedUnit unit) {
            SurveyShare share = unit.share();
            return new SurveyOfYear(
                    unit.unitId(),
                    unit.code(),
                    unit.name(),
                    unit.path(),
                    unit.form(),
                    unit.method() == null ? null : unit.method().code(),
                    unit.firstDay(),
                    unit.lastDay(),
                    unit.issued(),
                    unit.returned(),
                    share == null ? null : ShareOfSlips.of(share),
                    unit.illustrative());
        }
    }

    /**
     * A survey as it was saved.
     *
     * @param valid slips that count
     * @param satisfied satisfied or better
     * @param reason why it differs from the version before; empty for the first
     */
    record SavedSurvey(
            int version,
            String form,
            String method,
            LocalDate firstDay,
            LocalDate lastDay,
            int issued,
            int returned,
            int valid,
            List<SlipsOfLevel> levels,
            ShareOfSlips satisfied,
            String source,
            String reason,
            String recordedBy,
            OffsetDateTime recordedAt,
            boolean illustrative) {
        static SavedSurvey of(Survey survey) {
            SurveyTotals totals = survey.totals();
            return new SavedSurvey(
                    survey.version(),
                    survey.form(),
                    survey.method().code(),
                    survey.firstDay(),
                    survey.lastDay(),
                    survey.issued(),
                    survey.returned(),
                    survey.valid(),
                    Arrays.stream(AnswerLevel.values())
                            .map(level -> new SlipsOfLevel(level.code(), ShareOfSlips.of(totals.share(level))))
                            .toList(),
                    ShareOfSlips.of(totals.satisfiedShare()),
                    survey.source(),
                    survey.reason(),
                    survey.recordedByName(),
                    survey.recordedAt(),
                    survey.illustrative());
        }
    }

    /** @param before what it was before each correction, the newest first */
    record SurveyOfUnit(
            UnitSummary unit,
            int year,
            LocalDate due,
            @Nullable SavedSurvey survey,
            List<SavedSurvey> before) {}

    /**
     * Totals only, never who answered.
     *
     * @param form name of the slip, at most 80 characters
     * @param method meeting, household, one_stop_desk, telephone or online
     * @param valid what the four levels add up to
     * @param source at most 80 characters
     * @param reason needed where a survey is corrected
     */
    record SurveyToSave(
            String form,
            String method,
            LocalDate firstDay,
            LocalDate lastDay,
            int issued,
            int returned,
            int valid,
            int verySatisfied,
            int satisfied,
            int notSatisfied,
            int noOpinion,
            @Nullable String source,
            @Nullable String reason) {}

    @GetMapping("/api/v1/indicators/surveys")
    @Requires(Permission.VIEW_FIGURES)
    @Operation(summary = "Units in reach and their surveys of satisfaction of a year (year=2023; show=there, missing)")
    Slice<SurveyOfYear> surveys(
            Actor actor,
            @RequestParam(defaultValue = "") String year,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "") String method,
            Paging paging) {
        return Slice.of(
                surveys.page(actor, SurveysController.search(actor, year, q, show, method), paging),
                SurveyedUnit::unitId,
                SurveyOfYear::of);
    }

    @GetMapping("/api/v1/indicators/{id}/surveys/{year}")
    @Requires(Permission.VIEW_FIGURES)
    @Operation(summary = "A unit's survey of satisfaction of a year, and what it was before")
    SurveyOfUnit survey(Actor actor, @PathVariable long id, @PathVariable String year) {
        return shown(surveys.of(actor, id, Reporting.year(year)));
    }

    @PutMapping("/api/v1/indicators/{id}/surveys/{year}")
    @Requires(Permission.ENTER_FIGURES)
    @Operation(summary = "Save a unit's survey of satisfaction of a year, and with it the figures that it makes")
    SurveyOfUnit saveSurvey(
            Actor actor,
            @PathVariable long id,
            @PathVariable String year,
            @RequestBody SurveyToSave toSave,
            IfMatch seen) {
        int of = Reporting.year(year);
        UnitSurvey before = surveys.of(actor, id, of);
        seen.required().check(() -> shown(before));
        saveSurvey.save(actor, id, of, typed(toSave, before.version()), illustrative);
        return shown(surveys.of(actor, id, of));
    }

    private static TypedSurvey typed(SurveyToSave survey, int seen) {
        return new TypedSurvey(
                survey.form(),
                survey.method(),
                survey.firstDay().toString(),
                survey.lastDay().toString(),
                String.valueOf(survey.issued()),
                String.valueOf(survey.returned()),
                String.valueOf(survey.valid()),
                String.valueOf(survey.verySatisfied()),
                String.valueOf(survey.satisfied()),
                String.valueOf(survey.notSatisfied()),
                String.valueOf(survey.noOpinion()),
                survey.source(),
                survey.reason(),
                seen);
    }

    private static SurveyOfUnit shown(UnitSurvey found) {
        return new SurveyOfUnit(
                found.unit(),
                found.year(),
                found.due(),
                found.now() == null ? null : SavedSurvey.of(found.now()),
                found.before().stream().map(SavedSurvey::of).toList());
    }
}
