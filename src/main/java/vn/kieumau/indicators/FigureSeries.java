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
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Period;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.units.Relative;
import vn.kieumau.units.UnitSummary;
import vn.kieumau.units.Units;

/** A unit's figures of a metric one after the other, and where they cannot be compared because something else changed. */
@Component
public class FigureSeries {
    /** Years shown of what is reported once a year. */
    private static final int YEARS = 6;

    private final Metrics metrics;
    private final UnitFigures figures;
    private final Units units;

    FigureSeries(Metrics metrics, UnitFigures figures, Units units) {
        this.metrics = metrics;
        this.figures = figures;
        this.units = units;
    }

    /** @param yearBefore the same month of the year before; null for what is reported once a year */
    public record Point(
            YearMonth first,
            @Nullable BigDecimal value,
            @Nullable BigDecimal yearBefore,
            boolean illustrative) {}

    /** Why what lies before and after a day is not the same thing. */
    public enum Change {
        DEFINITION,
        RENAMED,
        FROM_OTHERS
    }

    /** @param first month or year that began with the change, or in which it happened */
    public record Break(Change change, LocalDate day, YearMonth first, String textVi, String textEn) {}

    /** @param yearly whether its points are years rather than the months of one */
    public record Series(
            UnitSummary unit,
            Metric metric,
            int year,
            boolean yearly,
            List<Point> points,
            List<Break> breaks,
            List<Warnings.Warning> warnings) {
        public boolean illustrative() {
            return points.stream().anyMatch(Point::illustrative);
        }

        /** The largest figure shown, at least 1. */
        public BigDecimal top() {
            return points.stream()
                    .flatMap(point -> java.util.stream.Stream.of(
                            Optional.ofNullable(point.value()), Optional.ofNullable(point.yearBefore())))
                    .flatMap(Optional::stream)
                    .max(Comparator.naturalOrder())
                    .filter(most -> most.signum() > 0)
                    .orElse(BigDecimal.ONE);
        }
    }

    public Series of(Actor reader, long unitId, Metric metric, int year) {
        List<Metric> behind = metrics.reportedBehind(Set.of(metric.code()));
        boolean yearly = behind.stream().anyMatch(Metric::yearly);
        YearMonth from = YearMonth.of(yearly ? year - YEARS + 1 : year - 1, 1);
        YearMonth to = YearMonth.of(year, yearly ? 1 : 12);
        Period whole = Reporting.period(Metric.Every.YEAR, YearMonth.of(year, 1));
        UnitSummary unit = Refused.found(figures.unit(reader, Permission.VIEW_FIGURES, unitId, whole));
        Metric.Every every = yearly ? Metric.Every.YEAR : Metric.Every.MONTH;
        Map<LocalDate, Map<Integer, StoredFigure>> stored = new HashMap<>();
        figures.between(
                        unitId,
                        Reporting.period(every, from.minusMonths(Warnings.MONTHS_BACK))
                                .starts(),
                        Reporting.period(every, to).starts(),
                        LocalDate.EPOCH)
                .forEach(figure -> stored.computeIfAbsent(figure.starts(), any -> new HashMap<>())
                        .put(figure.metricId(), figure));
        List<YearMonth> all = yearly
                ? IntStream.range(0, YEARS).mapToObj(from::plusYears).toList()
                : IntStream.range(0, 24).mapToObj(from::plusMonths).toList();
        List<Point> points = all.stream()
                .filter(first -> yearly || first.getYear() == year)
                .map(first -> point(metric, behind, every, first, yearly, stored))
                .toList();
        List<Break> breaks = new ArrayList<>(definitions(behind, every, all, stored));
        breaks.addAll(changes(unitId, every, all));
        breaks.sort(Comparator.comparing(Break::day));
        return new Series(unit, metric, year, yearly, points, breaks, warnings(metric, every, points, stored));
    }

    private Point point(
            Metric metric,
            List<Metric> behind,
            Metric.Every every,
            YearMonth first,
            boolean yearly,
            Map<LocalDate, Map<Integer, StoredFigure>> stored) {
        Map<Integer, StoredFigure> now =
                stored.getOrDefault(Reporting.period(every, first).starts(), Map.of());
        Map<Integer, StoredFigure> yearBefore =
                stored.getOrDefault(Reporting.period(every, first.minusYears(1)).starts(), Map.of());
        boolean illustrative = behind.stream()
                .map(each -> now.get(each.id()))
                .anyMatch(figure -> figure != null && figure.illustrative());
        return new Point(
                first, value(metric, behind, now), yearly ? null : value(metric, behind, yearBefore), illustrative);
    }

    private @Nullable BigDecimal value(Metric metric, List<Metric> behind, Map<Integer, StoredFigure> there) {
        if (!metric.derived()) {
            StoredFigure figure = there.get(metric.id());
            return figure == null ? null : figure.value();
        }
        Map<String, Object> values = new HashMap<>();
        KnownFigures.levels(behind, values);
        for (Metric part : behind) {
            StoredFigure figure = there.get(part.id());
            if (figure != null) {
                values.put(part.code(), part.forRules(figure.value()));
            }
        }
        return Figures.decimal(metrics.rule(metric).evaluate(values));
    }

    /** Each remark once; that a definition changed stands among the breaks. */
    private List<Warnings.Warning> warnings(
            Metric metric, Metric.Every every, List<Point> points, Map<LocalDate, Map<Integer, StoredFigure>> stored) {
        Warnings.Known known = (of, first) -> stored.getOrDefault(
                        Reporting.period(every, first).starts(), Map.of())
                .get(of.id());
        return points.stream()
                .filter(point -> point.value() != null)
                .flatMap(point -> Warnings.of(metric, point.first(), metrics.all(), known).stream())
                .filter(each -> each.kind() != Warnings.Kind.DEFINITION_CHANGED)
                .distinct()
                .toList();
    }

    private static List<Break> definitions(
            List<Metric> behind,
            Metric.Every every,
            List<YearMonth> all,
            Map<LocalDate, Map<Integer, StoredFigure>> stored) {
        List<Break> breaks = new ArrayList<>();
        for (Metric metric : behind) {
            int last = 0;
            for (YearMonth first : all) {
                StoredFigure figure = stored.getOrDefault(
                                Reporting.period(every, first).starts(), Map.of())
                        .get(metric.id());
                if (figure != null) {
                    if (last != 0 && figure.definitionId() != last) {
                        metric.definition(figure.definitionId())
                                .ifPresent(now -> breaks.add(
                                        new Break(Change.DEFINITION, now.from(), first, now.textVi(), now.textEn())));
                    }
                    last = figure.definitionId();
                }
            }
        }
        return breaks;
    }

    private List<Break> changes(long unitId, Metric.Every every, List<YearMonth> all) {
        List<Break> breaks = new ArrayList<>();
        for (UnitSummary version : units.versions(unitId)) {
            if (version.validFrom() != null) {
                within(version.validFrom(), every, all)
                        .ifPresent(first -> breaks.add(new Break(
                                Change.RENAMED,
                                Objects.requireNonNull(version.validFrom()),
                                first,
                                version.name() + ", " + version.path(),
                                version.name() + ", " + version.path())));
            }
        }
        for (Relative each : units.lineage(unitId).predecessors()) {
            within(each.onDay(), every, all)
                    .ifPresent(first ->
                            breaks.add(new Break(Change.FROM_OTHERS, each.onDay(), first, each.name(), each.name())));
        }
        return breaks;
    }

    /** The period shown in which a day lies. */
    private static Optional<YearMonth> within(LocalDate day, Metric.Every every, List<YearMonth> all) {
        return all.stream()
                .filter(first -> {
                    Period period = Reporting.period(every, first);
                    return !day.isBefore(period.starts()) && !day.isAfter(period.ends());
                })
                .findFirst();
    }
}
