package vn.kieumau.indicators;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Calendar;
import vn.kieumau.kernel.Period;
import vn.kieumau.kernel.Row;
import vn.kieumau.web.View;

/**
 * Reads figures of an import folder, in the default calendar: one line holds a metric of a unit for a year, period by period. They count as known from the
 * day after their period closed.
 */
@Component
public class LoadFigures {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Metrics metrics;

    LoadFigures(JdbcClient jdbc, Audit audit, Metrics metrics) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.metrics = metrics;
    }

    private record Loaded(
            long unitId,
            Metric metric,
            Period period,
            BigDecimal value,
            @Nullable String register,
            String source,
            OffsetDateTime at,
            boolean illustrative) {}

    /** All of them in one act. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void load(Actor operator, List<Row> rows, Map<String, Long> units) {
        if (rows.isEmpty()) {
            return;
        }
        List<Loaded> figures = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Row row : rows) {
            read(operator, row, row.lookUp("unit_key", units), figures);
            if (!seen.add(row.text("unit_key") + " " + row.text("metric") + " " + row.text("year"))) {
                throw row.problem("year", "is there already");
            }
        }
        boolean illustrative = figures.stream().allMatch(Loaded::illustrative);
        long entry = jdbc.sql("""
                        insert into indicators.entry (written, zero_register, source, reason, recorded_at, illustrative)
                        values (jsonb_build_object('figures', :count::int), '', :source, '', :at, :illustrative) returning id
                        """)
                .param("count", figures.size())
                .param("source", rows.get(0).file())
                .param("at", operator.at())
                .param("illustrative", illustrative)
                .query(Long.class)
                .single();
        int written = insert(entry, figures);
        // Until the database looks by itself it would plan for an empty table.
        jdbc.sql("analyze indicators.figure").update();
        if (written < figures.size()) {
            throw rows.get(0).problem("metric", "has figures already, of the same unit and period");
        }
        audit.recordAct(
                operator,
                "LOAD_FIGURES",
                "indicators.entry",
                entry,
                rows.get(0).file() + ": " + figures.size(),
                null,
                "");
    }

    private void read(Actor operator, Row row, long unitId, List<Loaded> figures) {
        Metric metric = metrics.find(row.required("metric"))
                .filter(each -> !each.derived())
                .orElseThrow(() -> row.problem("metric", "is not the code of a metric that is reported"));
        int year = row.integer("year");
        if (year < Reporting.FIRST_YEAR || year > Reporting.LAST_YEAR) {
            throw row.problem("year", "is no year of which figures are kept");
        }
        List<String> values = row.list("values");
        List<Period> periods = Objects.requireNonNull(metric.every()).of(year, Calendar.DEFAULT);
        if (values.size() > periods.size()) {
            throw row.problem("values", "holds more values than the year has periods");
        }
        for (int i = 0; i < values.size(); i++) {
            BigDecimal value = value(row, metric, values.get(i));
            Period period = periods.get(i);
            if (value != null) {
                if (period.starts().isAfter(operator.today())) {
                    throw row.problem("values", "is of a period that has not begun");
                }
                LocalDate known =
                        period.closedBy(operator.today()) ? period.ends().plusDays(1) : operator.today();
                figures.add(new Loaded(
                        unitId,
                        metric,
                        period,
                        value,
                        value.signum() == 0 ? row.text("register") : null,
                        row.text("source"),
                        known.atStartOfDay(View.ZONE).toOffsetDateTime(),
                        row.illustrative()));
            }
        }
    }

    /** Levels stand as their ranks, or by their codes. */
    private static @Nullable BigDecimal value(Row row, Metric metric, String text) {
        String typed = metric.kind() == Metric.Kind.LEVEL && text.matches("[0-9]{1,2}")
                ? metric.level(Integer.parseInt(text)).map(Metric.Level::code).orElse(text)
                : text;
        try {
            return TypedFigures.value(metric, typed, row.text("register"));
        } catch (TypedFigures.NotAFigure wrong) {
            String why = wrong.fault().refusal().name().toLowerCase(java.util.Locale.ROOT);
            throw row.problem("values", "«" + text + "»: " + why.replace('_', ' '));
        }
    }

    private int insert(long entry, List<Loaded> figures) {
        return jdbc.sql("""
                        insert into indicators.figure (metric_id, starts, unit_id, value, definition_id, entry_id, zero_register, source,
                            recorded_at, first_at, illustrative)
                        select metric_id, starts, unit_id, value, definition_id, :entry, register, source, at, at, illustrative
                        from unnest(:metrics::int[], :starts::date[], :units::bigint[], :values::numeric[], :definitions::int[], :registers::text[],
                            :sources::text[], :ats::timestamptz[], :illustrative::boolean[])
                            as t (metric_id, starts, unit_id, value, definition_id, register, source, at, illustrative)
                        on conflict do nothing
                        """)
                .param("entry", entry)
                .param(
                        "metrics",
                        figures.stream().map(each -> each.metric().id()).toArray(Integer[]::new))
                .param(
                        "starts",
                        figures.stream()
                                .map(each -> each.period().starts().toString())
                                .toArray(String[]::new))
                .param("units", figures.stream().map(Loaded::unitId).toArray(Long[]::new))
                .param("values", figures.stream().map(Loaded::value).toArray(BigDecimal[]::new))
                .param(
                        "definitions",
                        figures.stream()
                                .map(each -> each.metric()
                                        .definition(each.period().ends())
                                        .id())
                                .toArray(Integer[]::new))
                .param("registers", figures.stream().map(Loaded::register).toArray(String[]::new))
                .param("sources", figures.stream().map(Loaded::source).toArray(String[]::new))
                .param("ats", figures.stream().map(each -> each.at().toString()).toArray(String[]::new))
                .param(
                        "illustrative",
                        figures.stream().map(Loaded::illustrative).toArray(Boolean[]::new))
                .update();
    }
}
