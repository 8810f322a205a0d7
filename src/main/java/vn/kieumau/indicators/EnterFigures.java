package vn.kieumau.indicators;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Calendar;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Period;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.units.UnitSummary;

/** Saves a unit's figures of a month or year in one act: all of them or none. What a figure was before stays readable. */
@Component
public class EnterFigures {
    /** What makes the key of the lock that puts savings of one unit in a row. */
    private static final int LOCK = 215;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Metrics metrics;
    private final UnitFigures figures;
    private final JsonMapper json;

    EnterFigures(JdbcClient jdbc, Audit audit, Metrics metrics, UnitFigures figures, JsonMapper json) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.metrics = metrics;
        this.figures = figures;
        this.json = json;
    }

    /** Why cells could not be saved as they were typed; empty where all are figures. */
    public List<CellFault> faults(Period period, TypedFigures typed) {
        return typed.read(metrics.reported(Length.of(period))).faults();
    }

    /** Whether the actor reports a metric of units in reach: what the province's police know of a ward they report themselves. */
    public static boolean reports(Actor actor, Metric metric) {
        return !metric.derived() && actor.may(permission(metric));
    }

    private static Permission permission(Metric metric) {
        return metric.reportedBy().equals("province_police")
                ? Permission.ENTER_PROVINCE_FIGURES
                : Permission.ENTER_FIGURES;
    }

    /**
     * Where no value differs, a register or source that none of the figures carries yet corrects theirs.
     *
     * @return how many figures it changed
     */
    @Transactional
    public int save(Actor actor, long unitId, Period period, TypedFigures typed, boolean illustrative) {
        Permission permission = actor.may(Permission.ENTER_PROVINCE_FIGURES) && !actor.may(Permission.ENTER_FIGURES)
                ? Permission.ENTER_PROVINCE_FIGURES
                : Permission.ENTER_FIGURES;
        actor.require(permission);
        UnitSummary unit = Refused.found(figures.unit(actor, permission, unitId, period));
        Refused.when(actor.today().isBefore(period.starts()), IndicatorsRefusal.PERIOD_NOT_BEGUN);
        String register = Text.of(typed.register(), "indicators.register", Text.LINE);
        String source = Text.of(typed.source(), "indicators.source", Text.LINE);
        String reason = Text.of(typed.reason(), "indicators.reason", Text.LONG);
        Map<Metric, @Nullable BigDecimal> read = read(actor, Length.of(period), typed);
        lock(unitId);
        Refused.when(figures.lastEntry(unitId, period) != typed.seen(), KernelRefusal.CHANGED_MEANWHILE);
        Map<Integer, StoredFigure> before = figures.stored(unitId, period);
        List<Map.Entry<Metric, @Nullable BigDecimal>> changed = new ArrayList<>();
        boolean replaces = false;
        for (Map.Entry<Metric, @Nullable BigDecimal> each : read.entrySet()) {
            StoredFigure old = before.get(each.getKey().id());
            BigDecimal value = each.getValue();
            if (old == null ? value != null : value == null || old.value().compareTo(value) != 0) {
                changed.add(each);
                replaces |= old != null;
            }
        }
        if (changed.isEmpty()) {
            changed.addAll(attestedAnew(read, before, register, source));
            replaces = true;
        }
        if (changed.isEmpty()) {
            return 0;
        }
        if (Length.of(period) == Length.YEAR) {
            agreeWithSurvey(unitId, period, changed);
        }
        Refused.when(
                replaces && reason.isEmpty() && actor.today().isAfter(period.due()),
                IndicatorsRefusal.CHANGE_NEEDS_REASON,
                new Text.Field("indicators.reason"));
        long entry = entry(actor, unitId, period, changed, register, source, reason, illustrative);
        write(actor, unitId, period, entry, changed, register, source, reason, illustrative);
        audit.record(
                actor,
                permission,
                "indicators.entry",
                entry,
                "%s: %s".formatted(unit.name(), name(period)),
                unitId,
                reason);
        return changed.size();
    }

    /** Of a calendar that is not the default with its closing day. */
    private static String name(Period period) {
        int closesOn = period.calendar().closesOn();
        return closesOn == Calendar.DEFAULT.closesOn() ? period.code() : period.code() + " / " + closesOn;
    }

    /** Until the end of the transaction nobody else saves figures of the unit. */
    void lock(long unitId) {
        jdbc.sql("select pg_advisory_xact_lock(:lock, hashint8(:unit))")
                .param("lock", LOCK)
                .param("unit", unitId)
                .query((row, number) -> "")
                .single();
    }

    /** Where there is a survey, its figures are what it came to. */
    private void agreeWithSurvey(long unitId, Period period, List<Map.Entry<Metric, @Nullable BigDecimal>> changed) {
        Map<String, BigDecimal> counted = new LinkedHashMap<>();
        jdbc.sql("select metric, value from indicators.v_survey_figure where unit_id = :unit and year = :year")
                .param("unit", unitId)
                .param("year", period.first().getYear())
                .query(row -> {
                    counted.put(row.getString(1), row.getBigDecimal(2));
                });
        for (Map.Entry<Metric, @Nullable BigDecimal> each : changed) {
            String code = each.getKey().code();
            BigDecimal value = counted.get(code);
            Refused.when(
                    value != null && (each.getValue() == null || value.compareTo(each.getValue()) != 0),
                    IndicatorsRefusal.COUNTED_BY_SURVEY,
                    code);
        }
    }

    /** Kept figures that get another source, or zeros that get another register. */
    private static List<Map.Entry<Metric, @Nullable BigDecimal>> attestedAnew(
            Map<Metric, @Nullable BigDecimal> read, Map<Integer, StoredFigure> before, String register, String source) {
        List<Map.Entry<Metric, @Nullable BigDecimal>> kept =
                read.entrySet().stream().filter(each -> each.getValue() != null).toList();
        List<StoredFigure> figures = kept.stream()
                .map(each -> Objects.requireNonNull(before.get(each.getKey().id())))
                .toList();
        boolean otherSource = !source.isEmpty()
                && figures.stream().noneMatch(each -> each.source().equals(source));
        boolean otherRegister =
                !register.isEmpty() && figures.stream().noneMatch(each -> register.equals(each.zeroRegister()));
        return kept.stream()
                .filter(each -> otherSource
                        || otherRegister
                                && Objects.requireNonNull(each.getValue()).signum() == 0)
                .toList();
    }

    private Map<Metric, @Nullable BigDecimal> read(Actor actor, Length every, TypedFigures typed) {
        List<Metric> reported = metrics.reported(every);
        for (String code : typed.values().keySet()) {
            Optional<Metric> metric =
                    reported.stream().filter(each -> each.code().equals(code)).findFirst();
            Refused.when(metric.isEmpty(), IndicatorsRefusal.NO_SUCH_METRIC, code);
            Refused.when(!reports(actor, metric.get()), IndicatorsRefusal.NOT_YOURS_TO_REPORT, code);
        }
        TypedFigures.Read read = typed.read(reported);
        if (!read.faults().isEmpty()) {
            throw read.faults().get(0).refused();
        }
        return read.values();
    }

    private long entry(
            Actor actor,
            long unitId,
            Period period,
            List<Map.Entry<Metric, @Nullable BigDecimal>> changed,
            String register,
            String source,
            String reason,
            boolean illustrative) {
        Map<String, @Nullable BigDecimal> written = new LinkedHashMap<>();
        changed.forEach(each -> written.put(each.getKey().code(), each.getValue()));
        return jdbc.sql("""
                        insert into indicators.entry (unit_id, starts, months, written, zero_register, source, reason, recorded_by, recorded_at, illustrative)
                        values (:unit, :starts, :months, :written::jsonb, :register, :source, :reason, :by, :at, :illustrative) returning id
                        """)
                .param("unit", unitId)
                .param("starts", period.starts())
                .param("months", period.months())
                .param("written", json.writeValueAsString(written))
                .param("register", register)
                .param("source", source)
                .param("reason", reason)
                .param("by", actor.accountId())
                .param("at", actor.at())
                .param("illustrative", illustrative)
                .query(Long.class)
                .single();
    }

    /** Two statements, however many figures: what was is put aside, what is takes its place. */
    private void write(
            Actor actor,
            long unitId,
            Period period,
            long entry,
            List<Map.Entry<Metric, @Nullable BigDecimal>> changed,
            String register,
            String source,
            String reason,
            boolean illustrative) {
        jdbc.sql("""
                        with gone as (
                            delete from indicators.figure where unit_id = :unit and starts = :starts and metric_id = any(:metrics) returning *
                        )
                        insert into indicators.figure_before (metric_id, starts, unit_id, value, definition_id, entry_id, zero_register, source,
                            recorded_by, recorded_at, first_at, illustrative, replaced_entry, replaced_by, replaced_at, reason)
                        select metric_id, starts, unit_id, value, definition_id, entry_id, zero_register, source, recorded_by, recorded_at, first_at,
                            illustrative, :entry, :by, :at, :reason from gone
                        """)
                .param("unit", unitId)
                .param("starts", period.starts())
                .param(
                        "metrics",
                        changed.stream().map(each -> each.getKey().id()).toArray(Integer[]::new))
                .param("entry", entry)
                .param("by", actor.accountId())
                .param("at", actor.at())
                .param("reason", reason)
                .update();
        List<Map.Entry<Metric, @Nullable BigDecimal>> there =
                changed.stream().filter(each -> each.getValue() != null).toList();
        jdbc.sql("""
                        insert into indicators.figure (metric_id, starts, unit_id, value, definition_id, entry_id, zero_register, source,
                            recorded_by, recorded_at, first_at, illustrative)
                        select t.metric_id, :starts, :unit, t.value, t.definition_id, :entry, case when t.value = 0 then :register end,
                            coalesce(nullif(:source, ''), (select b.source from indicators.figure_before b
                                where b.replaced_entry = :entry and b.metric_id = t.metric_id and b.value = t.value), ''), :by, :at,
                            coalesce((select min(b.first_at) from indicators.figure_before b
                                      where b.unit_id = :unit and b.starts = :starts and b.metric_id = t.metric_id), :at), :illustrative
                        from unnest(:metrics::int[], :values::numeric[], :definitions::int[]) as t (metric_id, value, definition_id)
                        """)
                .param("starts", period.starts())
                .param("unit", unitId)
                .param("entry", entry)
                .param("register", register)
                .param("source", source)
                .param("by", actor.accountId())
                .param("at", actor.at())
                .param("illustrative", illustrative)
                .param("metrics", there.stream().map(each -> each.getKey().id()).toArray(Integer[]::new))
                .param("values", there.stream().map(Map.Entry::getValue).toArray(BigDecimal[]::new))
                .param(
                        "definitions",
                        there.stream()
                                .map(each ->
                                        each.getKey().definition(period.ends()).id())
                                .toArray(Integer[]::new))
                .update();
    }
}
