package vn.kieumau.indicators;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.kieumau.criteria.rules.Outcome;
import vn.kieumau.criteria.rules.Ratio;
import vn.kieumau.kernel.Period;

/** What metrics come to over some months, from the figures of its single periods. */
final class Readings {
    private final Metrics metrics;

    Readings(Metrics metrics) {
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

    /** A metric over some months: the value is null where one that counts is missing. */
    Reading of(Metric metric, Slot slot, Span span, Parts parts) {
        return metric.derived() ? computed(metric, slot, span, parts) : read(metric, slot, span, parts);
    }

    private static Reading read(Metric metric, Slot slot, Span span, Parts parts) {
        List<Part> there = new ArrayList<>();
        List<YearMonth> missing = new ArrayList<>();
        Length every = Objects.requireNonNull(metric.every());
        List<Period> asked = span.parts(every);
        for (Period period : asked) {
            Part part = parts.at(metric, period.starts());
            if (part == null) {
                missing.add(period.first());
            } else {
                there.add(part);
            }
        }
        // Of what stands at an end only the end counts.
        boolean lacking = metric.summed()
                ? !missing.isEmpty()
                : !asked.isEmpty()
                        && missing.contains(asked.get(asked.size() - 1).first());
        BigDecimal partial = there.isEmpty()
                ? null
                : metric.summed()
                        ? there.stream().map(Part::value).reduce(BigDecimal.ZERO, BigDecimal::add)
                        : there.get(there.size() - 1).value();
        return new Reading(
                metric.code(),
                slot,
                span.starts(),
                span.ends(every),
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
        Length longest = Length.MONTH;
        for (String name : metrics.rule(metric).names()) {
            Optional<Metric> part = metrics.find(name);
            if (part.isPresent()) {
                Reading reading = read(part.get(), slot, span, parts);
                put(values, part.get(), reading.value());
                put(partials, part.get(), reading.partial());
                missing.addAll(reading.missing());
                definitions.addAll(reading.definitions());
                sources.addAll(reading.sources());
                longest = longest.atLeast(List.of(part.get()));
            }
        }
        KnownFigures.levels(metrics.all(), values);
        KnownFigures.levels(metrics.all(), partials);
        return new Reading(
                metric.code(),
                slot,
                span.starts(),
                span.ends(longest),
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
}
