package vn.kieumau.indicators;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.criteria.rules.Outcome;
import vn.kieumau.criteria.rules.Ratio;
import vn.kieumau.kernel.Calendar;

/**
 * Figures as rules compare them: over the months of a year that have closed by a day, as they were known at a moment. Asks nobody
 * for permission: whoever calls has settled whose figures they are.
 */
@Component
public class Figures {
    private final JdbcClient jdbc;
    private final Metrics metrics;

    Figures(JdbcClient jdbc, Metrics metrics) {
        this.jdbc = jdbc;
        this.metrics = metrics;
    }

    /** What a longer period is made of. */
    interface Part {
        BigDecimal value();

        int definitionId();

        String source();
    }

    /** The parts that are there. */
    interface Parts {
        @Nullable
        Part at(Metric metric, LocalDate starts);
    }

    private record Known(int metricId, LocalDate starts, BigDecimal value, int definitionId, String source)
            implements Part {}

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
        Parts parts = parts(unitId, reported, spans.values(), knownAt);
        List<Reading> readings = new ArrayList<>();
        for (Metric metric : metrics.all()) {
            if (codes.contains(metric.code())) {
                spans.forEach((slot, span) -> readings.add(reading(metric, slot, span, parts)));
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
     * Figures of many units, ready for rules: one statement for each slot, however many they are.
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
        spans(year, baselineYear, day, calendar)
                .forEach((slot, span) -> sum(unitIds, reported, slot, span, knownAt, known));
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

    private Parts parts(long unitId, List<Metric> reported, Collection<Span> spans, Instant knownAt) {
        String[] days = spans.stream()
                .flatMap(span -> Stream.concat(Stream.of(span.starts()), span.monthStarts().stream()))
                .distinct()
                .map(LocalDate::toString)
                .toArray(String[]::new);
        Map<Integer, Map<LocalDate, Part>> known = new HashMap<>();
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

    /** A metric over some months: the value is null where one that counts is missing. */
    Reading reading(Metric metric, Slot slot, Span span, Parts parts) {
        return metric.derived() ? computed(metric, slot, span, parts) : read(metric, slot, span, parts);
    }

    private static Reading read(Metric metric, Slot slot, Span span, Parts parts) {
        List<Part> there = new ArrayList<>();
        List<YearMonth> missing = new ArrayList<>();
        List<YearMonth> asked = metric.yearly() ? List.of(YearMonth.of(span.year(), 1)) : span.months();
        for (YearMonth month : asked) {
            Part part = parts.at(metric, span.calendar().month(month).starts());
            if (part == null) {
                missing.add(month);
            } else {
                there.add(part);
            }
        }
        // Of what stands at an end only the end counts.
        boolean lacking = metric.summed() || metric.yearly()
                ? !missing.isEmpty()
                : !asked.isEmpty() && missing.contains(asked.get(asked.size() - 1));
        BigDecimal partial = there.isEmpty()
                ? null
                : metric.summed()
                        ? there.stream().map(Part::value).reduce(BigDecimal.ZERO, BigDecimal::add)
                        : there.get(there.size() - 1).value();
        return new Reading(
                metric.code(),
                slot,
                span.starts(),
                metric.yearly() ? span.calendar().year(span.year()).ends() : span.ends(),
                lacking ? null : partial,
                partial,
                lacking || partial == null ? null : plain(partial),
                missing,
                definitions(metric, there),
                there.stream()
                        .map(Part::source)
                        .filter(source -> !source.isEmpty())
                        .distinct()
                        .toList());
    }

    private static List<String> definitions(Metric metric, List<Part> parts) {
        return parts.stream()
                .map(part -> metric.definition(part.definitionId()))
                .flatMap(Optional::stream)
                .map(definition -> definition.from().toString())
                .distinct()
                .toList();
    }

    private Reading computed(Metric metric, Slot slot, Span span, Parts parts) {
        Map<String, Object> values = new HashMap<>();
        Map<String, Object> partials = new HashMap<>();
        Set<YearMonth> missing = new TreeSet<>();
        Set<String> definitions = new TreeSet<>();
        Set<String> sources = new TreeSet<>();
        boolean yearly = false;
        for (String name : metrics.rule(metric).names()) {
            Optional<Metric> part = metrics.find(name);
            if (part.isPresent()) {
                Reading reading = read(part.get(), slot, span, parts);
                put(values, part.get(), reading.value());
                put(partials, part.get(), reading.partial());
                missing.addAll(reading.missing());
                definitions.addAll(reading.definitions());
                sources.addAll(reading.sources());
                yearly |= part.get().yearly();
            }
        }
        KnownFigures.levels(metrics.all(), values);
        KnownFigures.levels(metrics.all(), partials);
        return new Reading(
                metric.code(),
                slot,
                span.starts(),
                yearly ? span.calendar().year(span.year()).ends() : span.ends(),
                decimal(metrics.rule(metric).evaluate(values)),
                decimal(metrics.rule(metric).evaluate(partials)),
                exact(metrics.rule(metric).evaluate(values)),
                List.copyOf(missing),
                List.copyOf(definitions),
                List.copyOf(sources));
    }

    private static void put(Map<String, Object> values, Metric metric, @Nullable BigDecimal value) {
        if (value != null) {
            values.put(metric.code(), metric.forRules(value));
        }
    }

    /** 12.00 is stored where 12 was meant. */
    private static String plain(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
    }

    private static @Nullable String exact(Outcome outcome) {
        Object value = outcome.value();
        return value instanceof Ratio ratio
                ? ratio.upper() + "/" + ratio.lower()
                : value == null ? null : String.valueOf(value);
    }

    static @Nullable BigDecimal decimal(Outcome outcome) {
        Object value = outcome.value();
        return value instanceof Ratio ratio
                ? ratio.decimal()
                : value instanceof Long count ? BigDecimal.valueOf(count) : null;
    }

    private void sum(
            @Nullable Collection<Long> unitIds,
            List<Metric> reported,
            Slot slot,
            Span span,
            Instant knownAt,
            KnownFigures known) {
        List<Metric> monthly = reported.stream().filter(each -> !each.yearly()).toList();
        List<Metric> summed = monthly.stream().filter(Metric::summed).toList();
        List<LocalDate> months = span.monthStarts();
        String last = months.isEmpty()
                ? span.starts().toString()
                : months.get(months.size() - 1).toString();
        jdbc.sql("""
                        select unit_id, metric_id, sum(value) as total, count(*) as months from (
                            select unit_id, metric_id, value from indicators.figure
                            where metric_id = any(:summed) and starts = any(:starts::date[]) and recorded_at <= :known
                              and (:units::bigint[] is null or unit_id = any(:units))
                            union all
                            select unit_id, metric_id, value from indicators.figure
                            where (metric_id = any(:lasting) and starts = :last::date and cardinality(:starts::date[]) > 0 or metric_id = any(:yearly) and starts = :year)
                              and recorded_at <= :known and (:units::bigint[] is null or unit_id = any(:units))
                            union all
                            select unit_id, metric_id, value from indicators.figure_before
                            where (metric_id = any(:summed) and starts = any(:starts::date[])
                                or metric_id = any(:lasting) and starts = :last::date and cardinality(:starts::date[]) > 0
                                or metric_id = any(:yearly) and starts = :year)
                              and recorded_at <= :known and replaced_at > :known and (:units::bigint[] is null or unit_id = any(:units))
                        ) figure group by unit_id, metric_id
                        """)
                .param("summed", ids(summed))
                .param(
                        "lasting",
                        ids(monthly.stream().filter(each -> !each.summed()).toList()))
                .param("yearly", ids(reported.stream().filter(Metric::yearly).toList()))
                .param("starts", months.stream().map(LocalDate::toString).toArray(String[]::new))
                .param("last", last)
                .param("year", span.starts())
                .param("known", knownAt.atOffset(ZoneOffset.UTC))
                .param("units", unitIds == null ? null : unitIds.toArray(new Long[0]))
                .query(row -> {
                    known.put(row.getLong(1), row.getInt(2), slot, row.getBigDecimal(3), row.getInt(4), months.size());
                });
    }
}
