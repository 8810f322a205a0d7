package vn.kieumau.indicators;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * Figures as rules compare them: over the periods of a year that have closed by a day, as they were known at a moment. Asks nobody
 * for permission: whoever calls has settled whose figures they are.
 */
@Component
public class Figures {
    /** Figures of many units as they were known at a moment; their range is what the index is asked for, where they lie close together. */
    private static final String KNOWN = """
            select unit_id, metric_id, starts, value from indicators.figure
            where metric_id = any(:metrics) and starts = any(:starts::date[]) and recorded_at <= :known
              and unit_id between :least and :greatest and unit_id = any(:units)
            union all
            select unit_id, metric_id, starts, value from indicators.figure_before
            where metric_id = any(:metrics) and starts = any(:starts::date[]) and recorded_at <= :known
              and replaced_at > :known and unit_id between :least and :greatest
              and unit_id = any(:units)
            """;

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

    /**
     * Figures of many units, ready for rules (see {@link KnownFigures}): one statement for each length at which counts are reported
     * and one for what stands, however many they are.
     */
    @Transactional(readOnly = true)
    public KnownFigures readAll(
            Collection<Long> unitIds,
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
        Long[] units = unitIds.stream().sorted().toArray(Long[]::new);
        if (units.length == 0) {
            return known;
        }
        for (Length every : Length.values()) {
            sum(
                    units,
                    every,
                    reported.stream().filter(each -> each.every() == every && each.summed()),
                    spans,
                    knownAt,
                    known);
        }
        stand(units, reported, spans, knownAt, known);
        return known;
    }

    private static Map<Slot, Span> spans(int year, @Nullable Integer baselineYear, LocalDate day, Calendar calendar) {
        Map<Slot, Span> spans = new EnumMap<>(Slot.class);
        for (Slot slot : Slot.values()) {
            if (slot != Slot.BASELINE || baselineYear != null) {
                spans.put(slot, Span.of(slot, year, baselineYear, day, calendar));
            }
        }
        return spans;
    }

    private Readings.Parts parts(long unitId, List<Metric> reported, Collection<Span> spans, Instant knownAt) {
        String[] days = spans.stream()
                .flatMap(span -> reported.stream()
                        .map(Metric::every)
                        .filter(Objects::nonNull)
                        .distinct()
                        .flatMap(every -> span.starts(every).stream()))
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
     * Counts of one length, which add up. Each figure is read once for all slots, and slots of the same periods are summed once: a
     * country's are more than a million.
     */
    private void sum(
            Long[] units,
            Length every,
            Stream<Metric> counts,
            Map<Slot, Span> spans,
            Instant knownAt,
            KnownFigures known) {
        List<Metric> metrics = counts.toList();
        Map<Slot, List<LocalDate>> bySlot = new EnumMap<>(Slot.class);
        spans.forEach((slot, span) -> bySlot.put(slot, span.starts(every)));
        List<List<LocalDate>> summed = bySlot.values().stream()
                .filter(starts -> !starts.isEmpty())
                .distinct()
                .toList();
        if (summed.isEmpty() || metrics.isEmpty()) {
            return;
        }
        String sums = IntStream.range(0, summed.size()).mapToObj("""
                        sum(value) filter (where starts between :first%1$d::date and :last%1$d::date),
                        count(*) filter (where starts between :first%1$d::date and :last%1$d::date)\
                        """::formatted).collect(Collectors.joining(",\n"));
        JdbcClient.StatementSpec statement = asked(
                "select unit_id, metric_id, " + sums + " from (" + KNOWN + ") figure group by unit_id, metric_id",
                units,
                metrics.stream(),
                summed.stream().flatMap(List::stream),
                knownAt);
        for (int i = 0; i < summed.size(); i++) {
            List<LocalDate> starts = summed.get(i);
            statement = statement.param("first" + i, starts.get(0)).param("last" + i, starts.get(starts.size() - 1));
        }
        statement.query(row -> {
            for (Map.Entry<Slot, List<LocalDate>> each : bySlot.entrySet()) {
                int at = 3 + 2 * summed.indexOf(each.getValue());
                if (at >= 3 && row.getInt(at + 1) > 0) {
                    known.put(
                            row.getLong(1),
                            row.getInt(2),
                            each.getKey(),
                            row.getBigDecimal(at),
                            row.getInt(at + 1) == each.getValue().size());
                }
            }
        });
    }

    /** What stands at the end of the last period. */
    private void stand(
            Long[] units, List<Metric> reported, Map<Slot, Span> spans, Instant knownAt, KnownFigures known) {
        Map<Integer, Metric> standing =
                reported.stream().filter(each -> !each.summed()).collect(Collectors.toMap(Metric::id, each -> each));
        if (standing.isEmpty()) {
            return;
        }
        Map<Integer, Map<Slot, LocalDate>> ends = new HashMap<>();
        standing.values().forEach(metric -> ends.put(metric.id(), lastStarts(metric, spans)));
        asked(
                        KNOWN,
                        units,
                        standing.values().stream(),
                        ends.values().stream().flatMap(each -> each.values().stream()),
                        knownAt)
                .query(row -> {
                    int metricId = row.getInt(2);
                    LocalDate starts = row.getObject(3, LocalDate.class);
                    for (Map.Entry<Slot, LocalDate> end :
                            ends.getOrDefault(metricId, Map.of()).entrySet()) {
                        if (starts.equals(end.getValue())) {
                            known.put(row.getLong(1), metricId, end.getKey(), row.getBigDecimal(4), true);
                        }
                    }
                });
    }

    private static Map<Slot, LocalDate> lastStarts(Metric metric, Map<Slot, Span> spans) {
        Map<Slot, LocalDate> last = new EnumMap<>(Slot.class);
        spans.forEach((slot, span) -> {
            List<LocalDate> starts = span.starts(Objects.requireNonNull(metric.every()));
            if (!starts.isEmpty()) {
                last.put(slot, starts.get(starts.size() - 1));
            }
        });
        return last;
    }

    private JdbcClient.StatementSpec asked(
            String sql, Long[] units, Stream<Metric> metrics, Stream<LocalDate> starts, Instant knownAt) {
        return jdbc.sql(sql)
                .param("units", units)
                .param("least", units[0])
                .param("greatest", units[units.length - 1])
                .param("metrics", metrics.map(Metric::id).toArray(Integer[]::new))
                .param("starts", starts.distinct().map(LocalDate::toString).toArray(String[]::new))
                .param("known", knownAt.atOffset(ZoneOffset.UTC));
    }
}
