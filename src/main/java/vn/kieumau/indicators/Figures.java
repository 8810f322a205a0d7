package vn.kieumau.indicators;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.kernel.Calendar;

/**
 * Figures as rules compare them: over the months of a year that have closed by a day, as they were known at a moment. Asks nobody
 * for permission: whoever calls has settled whose figures they are.
 */
@Component
public class Figures {
    private final JdbcClient jdbc;
    private final Metrics metrics;
    private final Readings made;

    Figures(JdbcClient jdbc, Metrics metrics) {
        this.jdbc = jdbc;
        this.metrics = metrics;
        this.made = new Readings(metrics);
    }

    private record Known(int metricId, LocalDate starts, BigDecimal value, int definitionId, String source)
            implements Readings.Part {}

    /**
     * A unit's figures with what they rest on: one for each metric and slot, in the order of the metrics.
     *
     * @param codes of metrics; what is none is left out
     * @param baselineYear null: without baseline
     * @param day months that have closed by it count
     * @param knownAt what was recorded later is as if it had not been
     * @param calendar by which they were reported: figures of another do not count
     */
    public List<Reading> read(
            long unitId,
            Set<String> codes,
            int year,
            @Nullable Integer baselineYear,
            LocalDate day,
            Instant knownAt,
            Calendar calendar) {
        Map<Slot, Span> spans = spans(year, baselineYear, day, calendar);
        List<Metric> reported = metrics.reportedBehind(codes);
        Readings.Parts parts = parts(unitId, reported, spans.values(), knownAt);
        List<Reading> readings = new ArrayList<>();
        for (Metric metric : metrics.all()) {
            if (codes.contains(metric.code())) {
                spans.forEach((slot, span) -> readings.add(made.of(metric, slot, span, parts)));
            }
        }
        return readings;
    }

    /** Every unit's figures, ready for rules: see {@link KnownFigures}. */
    @Transactional(readOnly = true)
    public KnownFigures readAll(
            Set<String> codes,
            int year,
            @Nullable Integer baselineYear,
            LocalDate day,
            Instant knownAt,
            Calendar calendar) {
        return readAll(null, codes, year, baselineYear, day, knownAt, calendar);
    }

    /**
     * Figures of many units, ready for rules: two statements, however many they are.
     *
     * @param unitIds null: of the whole country
     */
    @Transactional(readOnly = true)
    public KnownFigures readAll(
            @Nullable Collection<Long> unitIds,
            Set<String> codes,
            int year,
            @Nullable Integer baselineYear,
            LocalDate day,
            Instant knownAt,
            Calendar calendar) {
        List<Metric> reported = metrics.reportedBehind(codes);
        KnownFigures known = new KnownFigures(metrics, reported, codes);
        // Sums of a country fit into memory; by default they would go through files.
        jdbc.sql("select set_config('work_mem', '64MB', true)")
                .query(String.class)
                .single();
        Map<Slot, Span> spans = spans(year, baselineYear, day, calendar);
        Long @Nullable [] units = unitIds == null ? null : unitIds.toArray(new Long[0]);
        sum(units, reported, spans, knownAt, known);
        stand(units, reported, spans, knownAt, known);
        return known;
    }

    private static Map<Slot, Span> spans(int year, @Nullable Integer baselineYear, LocalDate day, Calendar calendar) {
        Map<Slot, Span> spans = new java.util.EnumMap<>(Slot.class);
        for (Slot slot : Slot.values()) {
            if (slot != Slot.BASELINE || baselineYear != null) {
                spans.put(slot, Span.of(slot, year, baselineYear, day, calendar));
            }
        }
        return spans;
    }

    private Readings.Parts parts(long unitId, List<Metric> reported, Collection<Span> spans, Instant knownAt) {
        String[] days = spans.stream()
                .flatMap(span -> Stream.concat(Stream.of(span.starts()), span.monthStarts().stream()))
                .distinct()
                .map(LocalDate::toString)
                .toArray(String[]::new);
        Map<Integer, Map<LocalDate, Readings.Part>> known = new HashMap<>();
        jdbc.sql("""
                        select metric_id, starts, value, definition_id, concat_ws(' · ', nullif(source, ''), zero_register) as source
                        from indicators.figure
                        where unit_id = :unit and metric_id = any(:metrics) and starts = any(:starts::date[]) and recorded_at <= :known
                        union all
                        select metric_id, starts, value, definition_id, concat_ws(' · ', nullif(source, ''), zero_register) as source
                        from indicators.figure_before
                        where unit_id = :unit and metric_id = any(:metrics) and starts = any(:starts::date[]) and recorded_at <= :known and replaced_at > :known
                        """)
                .param("unit", unitId)
                .param("metrics", ids(reported))
                .param("starts", days)
                .param("known", knownAt.atOffset(ZoneOffset.UTC))
                .query(Known.class)
                .list()
                .forEach(part -> known.computeIfAbsent(part.metricId(), any -> new HashMap<>())
                        .put(part.starts(), part));
        return (metric, starts) -> known.getOrDefault(metric.id(), Map.of()).get(starts);
    }

    private static Integer[] ids(List<Metric> metrics) {
        return metrics.stream().map(Metric::id).toArray(Integer[]::new);
    }

    /**
     * Counts, which add up over months. Each figure is read once for all slots, and slots of the same months are summed once: a
     * country's are more than a million.
     */
    private void sum(
            Long @Nullable [] units,
            List<Metric> reported,
            Map<Slot, Span> spans,
            Instant knownAt,
            KnownFigures known) {
        List<Span> summed = spans.values().stream()
                .filter(span -> !span.months().isEmpty())
                .distinct()
                .toList();
        if (summed.isEmpty()) {
            return;
        }
        String sums = IntStream.range(0, summed.size()).mapToObj("""
                        sum(value) filter (where starts between :first%1$d::date and :last%1$d::date),
                        count(*) filter (where starts between :first%1$d::date and :last%1$d::date)\
                        """::formatted).collect(Collectors.joining(",\n"));
        JdbcClient.StatementSpec statement = asked(
                "select unit_id, metric_id, " + sums + """
                         from (
                            select unit_id, metric_id, starts, value from indicators.figure
                            where metric_id = any(:metrics) and starts = any(:starts::date[]) and recorded_at <= :known
                              and (:units::bigint[] is null or unit_id = any(:units))
                            union all
                            select unit_id, metric_id, starts, value from indicators.figure_before
                            where metric_id = any(:metrics) and starts = any(:starts::date[]) and recorded_at <= :known
                              and replaced_at > :known and (:units::bigint[] is null or unit_id = any(:units))
                        ) figure group by unit_id, metric_id
                        """,
                units,
                reported.stream().filter(each -> !each.yearly() && each.summed()),
                summed.stream().flatMap(span -> span.monthStarts().stream()),
                knownAt);
        for (int i = 0; i < summed.size(); i++) {
            List<LocalDate> months = summed.get(i).monthStarts();
            statement = statement.param("first" + i, months.get(0)).param("last" + i, months.get(months.size() - 1));
        }
        statement.query(row -> {
            for (Map.Entry<Slot, Span> each : spans.entrySet()) {
                int at = 3 + 2 * summed.indexOf(each.getValue());
                if (at >= 3 && row.getInt(at + 1) > 0) {
                    known.put(
                            row.getLong(1),
                            row.getInt(2),
                            each.getKey(),
                            row.getBigDecimal(at),
                            row.getInt(at + 1) == each.getValue().months().size());
                }
            }
        });
    }

    /** What is reported once a year, and what stands at the end of the last month. */
    private void stand(
            Long @Nullable [] units,
            List<Metric> reported,
            Map<Slot, Span> spans,
            Instant knownAt,
            KnownFigures known) {
        Map<Integer, Metric> standing = reported.stream()
                .filter(each -> each.yearly() || !each.summed())
                .collect(Collectors.toMap(Metric::id, each -> each));
        if (standing.isEmpty()) {
            return;
        }
        asked(
                        """
                        select unit_id, metric_id, starts, value from indicators.figure
                        where metric_id = any(:metrics) and starts = any(:starts::date[]) and recorded_at <= :known
                          and (:units::bigint[] is null or unit_id = any(:units))
                        union all
                        select unit_id, metric_id, starts, value from indicators.figure_before
                        where metric_id = any(:metrics) and starts = any(:starts::date[]) and recorded_at <= :known
                          and replaced_at > :known and (:units::bigint[] is null or unit_id = any(:units))
                        """,
                        units,
                        standing.values().stream(),
                        spans.values().stream()
                                .flatMap(span -> span.months().isEmpty()
                                        ? Stream.of(span.starts())
                                        : Stream.of(span.starts(), span.lastMonthStarts())),
                        knownAt)
                .query(row -> {
                    LocalDate starts = row.getObject(3, LocalDate.class);
                    Metric metric = standing.get(row.getInt(2));
                    for (Map.Entry<Slot, Span> each : spans.entrySet()) {
                        Span span = each.getValue();
                        if (metric != null && starts.equals(metric.yearly() ? span.starts() : span.lastMonthStarts())) {
                            known.put(row.getLong(1), metric.id(), each.getKey(), row.getBigDecimal(4), true);
                        }
                    }
                });
    }

    private JdbcClient.StatementSpec asked(
            String sql, Long @Nullable [] units, Stream<Metric> metrics, Stream<LocalDate> starts, Instant knownAt) {
        return jdbc.sql(sql)
                .param("units", units)
                .param("metrics", metrics.map(Metric::id).toArray(Integer[]::new))
                .param("starts", starts.distinct().map(LocalDate::toString).toArray(String[]::new))
                .param("known", knownAt.atOffset(ZoneOffset.UTC));
    }
}
