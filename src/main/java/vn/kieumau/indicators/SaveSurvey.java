package vn.kieumau.indicators;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.criteria.CriteriaSets;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Calendar;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Period;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.units.UnitSummary;

/**
 * Saves a unit's survey of satisfaction of a year, and in the same act the three figures that it makes in every calendar, through
 * {@link EnterFigures}: what holds for figures holds for these. What it was before a correction stays readable.
 */
@Component
public class SaveSurvey {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final JdbcClient jdbc;
    private final Audit audit;
    private final UnitFigures figures;
    private final Surveys surveys;
    private final EnterFigures enterFigures;
    private final CriteriaSets sets;

    SaveSurvey(
            JdbcClient jdbc,
            Audit audit,
            UnitFigures figures,
            Surveys surveys,
            EnterFigures enterFigures,
            CriteriaSets sets) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.figures = figures;
        this.surveys = surveys;
        this.enterFigures = enterFigures;
        this.sets = sets;
    }

    /** Why a survey could not be saved as it was typed, each with its field first; empty where nothing is wrong. */
    public List<Refused> faults(Actor actor, int year, TypedSurvey typed) {
        return typed.read(Surveys.year(year), actor.today()).faults();
    }

    /** @return whether it changed anything */
    @Transactional
    public boolean save(Actor actor, long unitId, int year, TypedSurvey typed, boolean illustrative) {
        actor.require(Permission.ENTER_FIGURES);
        Period period = Surveys.year(year);
        UnitSummary unit = Refused.found(figures.unit(actor, Permission.ENTER_FIGURES, unitId, period));
        Refused.when(actor.today().isBefore(period.starts()), IndicatorsRefusal.PERIOD_NOT_BEGUN);
        TypedSurvey.Read read = typed.read(period, actor.today());
        SurveyTotals totals = read.totals().orElseThrow(() -> read.faults().get(0));
        String reason = Text.of(typed.reason(), "indicators.reason", Text.LONG);
        enterFigures.lock(unitId);
        Optional<Survey> before = surveys.latest(unitId, year);
        int version = before.map(Survey::version).orElse(0);
        Refused.when(version != typed.seenVersion(), KernelRefusal.CHANGED_MEANWHILE);
        if (before.isPresent() && before.get().totals().equals(totals)) {
            return saveFigures(actor, unitId, year, totals, reason, illustrative);
        }
        Refused.when(
                version > 0 && reason.isEmpty(),
                IndicatorsRefusal.SURVEY_NEEDS_REASON,
                new Text.Field("indicators.reason"));
        long id = insert(actor, unitId, period, version + 1, totals, version > 0 ? reason : "", illustrative);
        audit.record(
                actor,
                Permission.ENTER_FIGURES,
                "indicators.survey",
                id,
                "%s: %d".formatted(unit.name(), year),
                unitId,
                reason);
        // After the survey itself: figures of its metrics are held to it.
        saveFigures(actor, unitId, year, totals, reason, illustrative);
        return true;
    }

    /**
     * Its figures in each calendar in which the year has begun; saved again as it is, a survey comes into the calendars of sets
     * published since.
     *
     * @return whether any of them changed
     */
    private boolean saveFigures(
            Actor actor, long unitId, int year, SurveyTotals totals, String reason, boolean illustrative) {
        int changed = 0;
        for (Calendar calendar : sets.calendars()) {
            Period period = calendar.year(year);
            if (!actor.today().isBefore(period.starts())
                    && figures.unit(actor, Permission.ENTER_FIGURES, unitId, period)
                            .isPresent()) {
                changed += enterFigures.save(
                        actor,
                        unitId,
                        period,
                        new TypedFigures(
                                totals.figures(),
                                named(totals),
                                named(totals),
                                reason,
                                figures.lastEntry(unitId, period)),
                        illustrative);
            }
        }
        return changed > 0;
    }

    /** How its figures name the survey that they are of; it attests a zero too: the slips were counted. */
    private static String named(SurveyTotals totals) {
        String survey =
                "%s (%s – %s)".formatted(totals.form(), DAY.format(totals.firstDay()), DAY.format(totals.lastDay()));
        return totals.source().isEmpty() ? survey : survey + " · " + totals.source();
    }

    private long insert(
            Actor actor,
            long unitId,
            Period period,
            int version,
            SurveyTotals totals,
            String reason,
            boolean illustrative) {
        return jdbc.sql("""
                        insert into indicators.survey (unit_id, year, starts, version, form, method, first_day, last_day, issued, returned, valid,
                            very_satisfied, satisfied, not_satisfied, no_opinion, source, reason, recorded_by, recorded_at, illustrative)
                        values (:unit, :year, :starts, :version, :form, :method, :first, :last, :issued, :returned, :valid,
                            :verySatisfied, :satisfied, :notSatisfied, :noOpinion, :source, :reason, :by, :at, :illustrative)
                        returning id
                        """)
                .param("unit", unitId)
                .param("year", period.first().getYear())
                .param("starts", period.starts())
                .param("version", version)
                .param("form", totals.form())
                .param("method", totals.method().code())
                .param("first", totals.firstDay())
                .param("last", totals.lastDay())
                .param("issued", totals.issued())
                .param("returned", totals.returned())
                .param("valid", totals.valid())
                .param("verySatisfied", totals.verySatisfied())
                .param("satisfied", totals.satisfied())
                .param("notSatisfied", totals.notSatisfied())
                .param("noOpinion", totals.noOpinion())
                .param("source", totals.source())
                .param("reason", reason)
                .param("by", actor.accountId())
                .param("at", actor.at())
                .param("illustrative", illustrative)
                .query(Long.class)
                .single();
    }
}
