package vn.kieumau.indicators;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What is worth a second look at a unit's figure. Nothing is kept back for it: a person judges, and may have good reasons. */
public final class Warnings {
    /** Months of zeros in a row that are remarked on; of longer periods at least two. */
    static final int STREAK = 6;

    /** How many periods a jump is held against, as far back as is looked, and of how many of them figures must be there. */
    static final int PERIODS_OF_MEAN = 6;

    private static final int LEAST_OF_MEAN = 3;

    /** Of months before: so far back is looked. */
    static final int MONTHS_BACK = 24;

    private static final BigDecimal TIMES = BigDecimal.valueOf(3);
    private static final BigDecimal LEAST_JUMP = BigDecimal.valueOf(5);

    private Warnings() {}

    /** Kinds of remarks; the sentence is {@code indicators.warning.} and the lower-case name. */
    public enum Kind {
        ZERO_STREAK,
        JUMP,
        TOTAL_DIFFERS,
        BLANK_BETWEEN,
        DEFINITION_CHANGED;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * One remark.
     *
     * @param details numbers ({@code BigDecimal}, {@code Integer}), months, days and metrics of the sentence, in its order
     */
    public record Warning(Kind kind, YearMonth first, List<Object> details) {}

    /** The figures that are there. */
    interface Known {
        @Nullable
        StoredFigure at(Metric metric, YearMonth first);
    }

    static List<Warning> of(Metric metric, YearMonth first, List<Metric> all, Known known) {
        List<Warning> warnings = new ArrayList<>();
        if (metric.every() == null) {
            return warnings;
        }
        int step = metric.every().months();
        StoredFigure now = known.at(metric, first);
        if (now != null && !metric.yearly() && metric.kind() == Metric.Kind.COUNT) {
            zeroStreak(metric, first, step, now, known).ifPresent(warnings::add);
            jump(metric, first, step, now, known).ifPresent(warnings::add);
        }
        if (now != null && !metric.parts().isEmpty()) {
            total(metric, first, now, all, known).ifPresent(warnings::add);
        }
        blank(metric, first, step, known).ifPresent(warnings::add);
        if (now != null) {
            definition(metric, first, step, now, known).ifPresent(warnings::add);
        }
        return warnings;
    }

    /** Zero for long, where the year before the zeros came to at least one a month: nothing happened, or nothing was written down. */
    private static Optional<Warning> zeroStreak(
            Metric metric, YearMonth first, int step, StoredFigure now, Known known) {
        int zeros = 0;
        while (zeros < MONTHS_BACK / step && isZero(known.at(metric, first.minusMonths((long) zeros * step)))) {
            zeros++;
        }
        if (zeros < Math.max(2, STREAK / step) || now.value().signum() != 0) {
            return Optional.empty();
        }
        List<BigDecimal> before = values(metric, first.minusMonths((long) zeros * step), step, 12 / step, known);
        BigDecimal mean = mean(before);
        return mean != null && mean.compareTo(BigDecimal.valueOf(step)) >= 0
                ? Optional.of(new Warning(
                        Kind.ZERO_STREAK,
                        first,
                        List.of(zeros, first.minusMonths((zeros - 1L) * step), mean, before.size())))
                : Optional.empty();
    }

    private static boolean isZero(@Nullable StoredFigure figure) {
        return figure != null && figure.value().signum() == 0;
    }

    private static Optional<Warning> jump(Metric metric, YearMonth first, int step, StoredFigure now, Known known) {
        int back = Math.min(PERIODS_OF_MEAN, MONTHS_BACK / step);
        List<BigDecimal> before = values(metric, first.minusMonths(step), step, back, known);
        BigDecimal mean = mean(before);
        if (mean == null || before.size() < LEAST_OF_MEAN) {
            return Optional.empty();
        }
        boolean far = now.value().subtract(mean).abs().compareTo(LEAST_JUMP) >= 0;
        boolean out = now.value().compareTo(mean.multiply(TIMES)) > 0
                || now.value().multiply(TIMES).compareTo(mean) < 0;
        return far && out
                ? Optional.of(new Warning(Kind.JUMP, first, List.of(now.value(), mean, before.size())))
                : Optional.empty();
    }

    private static Optional<Warning> total(
            Metric metric, YearMonth first, StoredFigure now, List<Metric> all, Known known) {
        BigDecimal sum = BigDecimal.ZERO;
        for (String code : metric.parts()) {
            Optional<Metric> part =
                    all.stream().filter(each -> each.code().equals(code)).findFirst();
            StoredFigure figure = part.isEmpty() ? null : known.at(part.get(), first);
            if (figure == null) {
                return Optional.empty();
            }
            sum = sum.add(figure.value());
        }
        return sum.compareTo(now.value()) == 0
                ? Optional.empty()
                : Optional.of(new Warning(Kind.TOTAL_DIFFERS, first, List.of(now.value(), sum)));
    }

    /** Between two periods with figures one has none: it is the same remark at the blank and at the figure that follows it. */
    private static Optional<Warning> blank(Metric metric, YearMonth first, int step, Known known) {
        boolean reported = known.at(metric, first) != null;
        YearMonth end = reported ? first : first.plusMonths(step);
        StoredFigure after = known.at(metric, end);
        int gap = 1;
        while (gap <= MONTHS_BACK / step && known.at(metric, end.minusMonths((long) gap * step)) == null) {
            gap++;
        }
        StoredFigure before = known.at(metric, end.minusMonths((long) gap * step));
        return after != null && before != null && gap > 1
                ? Optional.of(new Warning(
                        Kind.BLANK_BETWEEN,
                        end.minusMonths(step),
                        List.of(gap - 1, end.minusMonths((gap - 1L) * step), before.value(), after.value())))
                : Optional.empty();
    }

    private static Optional<Warning> definition(
            Metric metric, YearMonth first, int step, StoredFigure now, Known known) {
        for (YearMonth other : List.of(first.minusMonths(step), first.minusYears(1))) {
            StoredFigure figure = known.at(metric, other);
            if (figure != null && figure.definitionId() != now.definitionId()) {
                return metric.definition(now.definitionId())
                        .map(definition -> new Warning(
                                Kind.DEFINITION_CHANGED,
                                first,
                                List.of(definition.from(), other, figure.value(), now.value())));
            }
        }
        return Optional.empty();
    }

    private static List<BigDecimal> values(Metric metric, YearMonth last, int step, int periods, Known known) {
        return IntStream.range(0, periods)
                .mapToObj(i -> known.at(metric, last.minusMonths((long) i * step)))
                .filter(Objects::nonNull)
                .map(StoredFigure::value)
                .toList();
    }

    private static @Nullable BigDecimal mean(List<BigDecimal> values) {
        return values.isEmpty()
                ? null
                : values.stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(values.size()), 1, RoundingMode.HALF_UP);
    }
}
