package vn.kieumau.indicators;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Calendar;
import vn.kieumau.kernel.Period;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.units.Relative;
import vn.kieumau.units.UnitSummary;
import vn.kieumau.units.Units;

/**
 * A unit's figures of a metric one after the other, and where they cannot be compared because something else changed. Those of
 * longer periods than the metric is reported for are made from its own, by its rule.
 */
@Component
public class FigureSeries {
    /** So many are shown where each point is one. */
    private static final int YEARS = 6;

    private final Metrics metrics;
    private final Readings readings;
    private final UnitFigures figures;
    private final Units units;

    FigureSeries(Metrics metrics, UnitFigures figures, Units units) {
        this.metrics = metrics;
        this.readings = new Readings(metrics);
        this.figures = figures;
        this.units = units;
    }

    /**
     * @param missing months without which it is incomplete; empty where nothing at all is reported
     * @param compared the same period of the year that it is compared with; null where each point is a year
     */
    public record Point(
            Period period,
            @Nullable BigDecimal value,
            List<YearMonth> missing,
            @Nullable BigDecimal compared,
            boolean illustrative) {
        public YearMonth first() {
            return period.first();
        }
    }

    /** Why what lies before and after a day is not the same thing. */
    public enum Change {
        DEFINITION,
        RENAMED,
        FROM_OTHERS
    }

    /** @param first first month of the period that began with the change, or in which it happened */
    public record Break(Change change, LocalDate day, YearMonth first, String textVi, String textEn) {}

    /**
     * @param against the year that it is compared with: the one before, or a baseline
     * @param length of the periods that its points are; those of one year, or each a year
     */
    public record Series(
            UnitSummary unit,
            Metric metric,
            Calendar calendar,
            int year,
            int against,
            Length length,
            List<Point> points,
            List<Break> breaks,
            List<Warnings.Warning> warnings) {
        public boolean yearly() {
            return length == Length.YEAR;
        }

        public boolean illustrative() {
            return points.stream().anyMatch(Point::illustrative);
        }

        /** The largest figure shown, at least 1. */
        public BigDecimal top() {
            return points.stream()
                    .flatMap(point ->
                            Stream.of(Optional.ofNullable(point.value()), Optional.ofNullable(point.compared())))
                    .flatMap(Optional::stream)
                    .max(Comparator.naturalOrder())
                    .filter(most -> most.signum() > 0)
                    .orElse(BigDecimal.ONE);
        }

        /** Whether there is nothing to draw. */
        public boolean blank() {
            return points.stream().allMatch(point -> point.value() == null && point.compared() == null);
        }
    }

    /** What is read once for all points. */
    private record There(List<Metric> behind, Map<Integer, Map<LocalDate, StoredFigure>> stored) {
        @Nullable
        StoredFigure at(Metric metric, LocalDate starts) {
            return stored.getOrDefault(metric.id(), Map.of()).get(starts);
        }

        Stream<StoredFigure> of(Period period) {
            return behind.stream()
                    .flatMap(metric ->
                            parts(metric, period).stream().map(part -> Optional.ofNullable(at(metric, part.starts()))))
                    .flatMap(Optional::stream);
        }

        /** The reported periods of which a longer one is made. */
        static List<Period> parts(Metric metric, Period period) {
            return Span.of(period).parts(Objects.requireNonNull(metric.every()));
        }
    }

    /**
     * @param against the year to compare with, before the other: what is none is not there
     * @param asked a metric that rests on figures of longer periods is shown by those all the same
     */
    public Series of(Actor reader, long unitId, Metric metric, int year, int against, Length asked, Calendar calendar) {
        if (against >= year) {
            throw Refused.notFound();
        }
        List<Metric> behind = metrics.partsOf(metric);
        Length length = asked.atLeast(behind);
        UnitSummary unit = Refused.found(figures.unit(reader, Permission.VIEW_FIGURES, unitId, calendar.year(year)));
        IntStream years =
                length == Length.YEAR ? IntStream.rangeClosed(year - YEARS + 1, year) : IntStream.of(against, year);
        List<Period> all = years.mapToObj(each -> length.of(each, calendar))
                .flatMap(List::stream)
                .toList();
        There there = there(unitId, behind, all);
        List<Point> points = all.stream()
                .filter(period -> length == Length.YEAR || period.first().getYear() == year)
                .map(period -> point(metric, length, period, against, there))
                .toList();
        List<Break> breaks = new ArrayList<>(definitions(all, there));
        breaks.addAll(changes(unitId, all));
        breaks.sort(Comparator.comparing(Break::day));
        return new Series(
                unit, metric, calendar, year, against, length, points, breaks, warnings(metric, length, points, there));
    }

    private There there(long unitId, List<Metric> behind, List<Period> all) {
        Period first = all.get(0);
        Period back = Period.holding(first.first().minusMonths(Warnings.MONTHS_BACK), 1, first.calendar());
        Map<Integer, Map<LocalDate, StoredFigure>> stored = new HashMap<>();
        figures.between(unitId, back.starts(), all.get(all.size() - 1).ends(), LocalDate.EPOCH)
                .forEach(figure -> stored.computeIfAbsent(figure.metricId(), any -> new HashMap<>())
                        .put(figure.starts(), figure));
        return new There(behind, stored);
    }

    private Point point(Metric metric, Length length, Period period, int against, There there) {
        Reading now = readings.of(metric, Slot.PERIOD, Span.of(period), there::at);
        List<StoredFigure> parts = there.of(period).toList();
        return new Point(
                period,
                now.value(),
                now.value() == null && !parts.isEmpty() ? now.missing() : List.of(),
                length == Length.YEAR
                        ? null
                        : readings.of(metric, Slot.SAME_PERIOD, Span.of(period.in(against)), there::at)
                                .value(),
                parts.stream().anyMatch(StoredFigure::illustrative));
    }

    /** Of reported figures, each remark once; that a definition changed stands among the breaks. Too many for years of months. */
    private List<Warnings.Warning> warnings(Metric metric, Length length, List<Point> points, There there) {
        if (metric.derived() || length == Length.YEAR && !metric.yearly() || points.isEmpty()) {
            return List.of();
        }
        Calendar calendar = points.get(0).period().calendar();
        // A longer period begins on the day on which its first month does.
        Warnings.Known known = (of, first) -> there.at(of, calendar.month(first).starts());
        return points.stream()
                .flatMap(point -> There.parts(metric, point.period()).stream())
                .filter(part -> there.at(metric, part.starts()) != null)
                .flatMap(part -> Warnings.of(metric, part.first(), metrics.all(), known).stream())
                .filter(each -> each.kind() != Warnings.Kind.DEFINITION_CHANGED)
                .distinct()
                .toList();
    }

    private static List<Break> definitions(List<Period> all, There there) {
        List<Break> breaks = new ArrayList<>();
        for (Metric metric : there.behind()) {
            int last = 0;
            for (Period period : all) {
                for (Period part : There.parts(metric, period)) {
                    StoredFigure figure = there.at(metric, part.starts());
                    if (figure != null) {
                        if (last != 0 && figure.definitionId() != last) {
                            metric.definition(figure.definitionId())
                                    .ifPresent(now -> breaks.add(new Break(
                                            Change.DEFINITION,
                                            now.from(),
                                            period.first(),
                                            now.textVi(),
                                            now.textEn())));
                        }
                        last = figure.definitionId();
                    }
                }
            }
        }
        return breaks;
    }

    private List<Break> changes(long unitId, List<Period> all) {
        List<Break> breaks = new ArrayList<>();
        for (UnitSummary version : units.versions(unitId)) {
            if (version.validFrom() != null) {
                within(version.validFrom(), all)
                        .ifPresent(first -> breaks.add(new Break(
                                Change.RENAMED,
                                Objects.requireNonNull(version.validFrom()),
                                first,
                                version.name() + ", " + version.path(),
                                version.name() + ", " + version.path())));
            }
        }
        for (Relative each : units.lineage(unitId).predecessors()) {
            within(each.onDay(), all)
                    .ifPresent(first ->
                            breaks.add(new Break(Change.FROM_OTHERS, each.onDay(), first, each.name(), each.name())));
        }
        return breaks;
    }

    /** The period shown in which a day lies, by its first month; of a day between the years compared, the first of the later one. */
    private static Optional<YearMonth> within(LocalDate day, List<Period> all) {
        return all.get(0).starts().isAfter(day)
                ? Optional.empty()
                : all.stream()
                        .filter(period -> !day.isAfter(period.ends()))
                        .map(Period::first)
                        .findFirst();
    }
}
