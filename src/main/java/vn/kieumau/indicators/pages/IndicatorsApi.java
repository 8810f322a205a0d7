package vn.kieumau.indicators.pages;

import io.swagger.v3.oas.annotations.Operation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.indicators.EnterFigures;
import vn.kieumau.indicators.FigureSeries;
import vn.kieumau.indicators.FigureTotal;
import vn.kieumau.indicators.FigureTotals;
import vn.kieumau.indicators.Length;
import vn.kieumau.indicators.Metric;
import vn.kieumau.indicators.Metrics;
import vn.kieumau.indicators.PeriodFigures;
import vn.kieumau.indicators.Reporting;
import vn.kieumau.indicators.ReportingUnit;
import vn.kieumau.indicators.StoredFigure;
import vn.kieumau.indicators.TypedFigures;
import vn.kieumau.indicators.UnitFigures;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.AsOf;
import vn.kieumau.kernel.Calendar;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Period;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.units.UnitSummary;
import vn.kieumau.web.IfMatch;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Slice;

@RestController
class IndicatorsApi {
    private final UnitFigures figures;
    private final EnterFigures enterFigures;
    private final FigureSeries series;
    private final FigureTotals totals;
    private final Metrics metrics;
    private final Reporting reporting;
    private final boolean illustrative;

    IndicatorsApi(
            UnitFigures figures,
            EnterFigures enterFigures,
            FigureSeries series,
            FigureTotals totals,
            Metrics metrics,
            Reporting reporting,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.figures = figures;
        this.enterFigures = enterFigures;
        this.series = series;
        this.totals = totals;
        this.metrics = metrics;
        this.reporting = reporting;
        this.illustrative = demonstration;
    }

    /** A unit and how many of the month's figures it has reported. */
    record UnitOfMonth(
            long unitId, String name, String path, int reported, int missing, int late, boolean illustrative) {}

    /**
     * What a figure was before.
     *
     * @param reason empty where it changed before its due day
     */
    record Replaced(
            String value,
            String source,
            String recordedBy,
            OffsetDateTime recordedAt,
            String replacedBy,
            OffsetDateTime replacedAt,
            String reason) {}

    /**
     * A metric of a unit and period.
     *
     * @param value a count or decimal written out, or the code of a level; null: not reported
     * @param zeroRegister the register in which a zero was attested
     * @param definition day from which the definition holds that it carries
     * @param warnings what is worth a second look: zero_streak, jump, total_differs, blank_between, definition_changed
     */
    record FigureOfUnit(
            String metric,
            @Nullable String value,
            @Nullable String zeroRegister,
            @Nullable String source,
            @Nullable LocalDate definition,
            @Nullable String recordedBy,
            @Nullable OffsetDateTime recordedAt,
            boolean illustrative,
            List<String> warnings,
            List<Replaced> before) {}

    /** A unit's figures of a month or year. */
    record FiguresOfUnit(UnitSummary unit, LocalDate from, LocalDate to, LocalDate due, List<FigureOfUnit> figures) {}

    /** @param value as in {@code FigureOfUnit}; null withdraws it */
    record FigureToSave(String metric, @Nullable String value) {}

    /**
     * @param figures those that change; others stay
     * @param register needed where a figure is zero
     * @param reason needed where a figure changes after its due day
     */
    record FiguresToSave(
            List<FigureToSave> figures,
            @Nullable String register,
            @Nullable String source,
            @Nullable String reason) {}

    /**
     * A period of a series.
     *
     * @param period a month 2023-11, quarter 2023-Q4, half-year 2023-H2 or year 2023
     * @param value null where nothing is reported, or something is missing
     * @param missing months without which it is incomplete
     * @param compared the same period of the year that it is compared with; null where each point is a year
     */
    record SeriesPoint(
            String period,
            @Nullable String value,
            List<String> missing,
            @Nullable String compared,
            boolean illustrative) {}

    /** Where what lies before a day is not the same thing as what comes after: definition, renamed or from_others. */
    record SeriesBreak(String change, LocalDate day, String text) {}

    record SeriesOfUnit(
            UnitSummary unit, String metric, int against, List<SeriesPoint> points, List<SeriesBreak> breaks) {}

    /**
     * A metric at one unit of the tree.
     *
     * @param unitId 0 for all together
     * @param undivided the units counted here have ended, and their successors lie under several units
     * @param value a decimal written out; null where nothing is reported or the metric is not brought together
     * @param units how many should report
     * @param reported how many have reported anything of it
     * @param complete how many have reported every month
     */
    record TotalOfUnit(
            long unitId,
            String name,
            String path,
            boolean undivided,
            @Nullable String value,
            int units,
            int reported,
            int complete,
            boolean illustrative) {
        static TotalOfUnit of(FigureTotal total) {
            return new TotalOfUnit(
                    total.unitId(),
                    total.name(),
                    total.path(),
                    total.undivided(),
                    decimal(total.value()),
                    total.units(),
                    total.reported(),
                    total.complete(),
                    total.illustrative());
        }
    }

    /**
     * A metric by provinces or by the communes of one, and together.
     *
     * @param period a month 2023-11, quarter 2023-Q4, half-year 2023-H2 or year 2023
     * @param to last day of the months of it that have closed
     * @param whole null for who reaches no province
     */
    record TotalsOfPeriod(
            String metric,
            String period,
            LocalDate from,
            LocalDate to,
            List<TotalOfUnit> units,
            @Nullable TotalOfUnit whole) {}

    @GetMapping("/api/v1/indicators")
    @Requires(Permission.VIEW_FIGURES)
    @Operation(
            summary =
                    "Units in reach and how far their figures of a month are (month=2023-11; show=complete, missing, late; closes=20: of months that close on the 20th)")
    Slice<UnitOfMonth> list(
            Actor actor,
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String closes,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String show,
            Paging paging) {
        Calendar calendar = reporting.calendar(closes);
        return Slice.of(
                figures.page(
                        actor,
                        calendar.month(month.isEmpty() ? calendar.lastClosed(actor.today()) : Reporting.month(month)),
                        Text.sought(q),
                        show,
                        paging),
                ReportingUnit::unitId,
                each -> new UnitOfMonth(
                        each.unitId(),
                        each.name(),
                        each.path(),
                        each.reported(),
                        each.missing(),
                        each.late(),
                        each.illustrative()));
    }

    @GetMapping("/api/v1/indicators/totals")
    @Requires(Permission.VIEW_FIGURES)
    @Operation(
            summary =
                    "A metric over the closed months of a period, by provinces in reach or by the communes of one (under); month=2023-11 lies in the period, every=month, quarter, half_year or year; as-of: as known on a day")
    TotalsOfPeriod totals(
            Actor actor,
            @RequestParam(defaultValue = "") String metric,
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "year") String every,
            @RequestParam(defaultValue = "") String closes,
            @RequestParam(defaultValue = "0") long under,
            AsOf asOf) {
        Calendar calendar = reporting.calendar(closes);
        Metric asked = metric.isEmpty() ? metrics.all().get(0) : Refused.found(metrics.find(metric));
        FigureTotals.Totals found = totals.of(
                actor,
                asked,
                Length.of(every),
                month.isEmpty() ? calendar.lastClosed(asOf.day()) : Reporting.month(month),
                calendar,
                under,
                asOf);
        return new TotalsOfPeriod(
                asked.code(),
                Shown.code(found.period()),
                found.period().starts(),
                found.to(),
                found.units().stream().map(TotalOfUnit::of).toList(),
                found.whole() == null ? null : TotalOfUnit.of(found.whole()));
    }

    @GetMapping("/api/v1/indicators/{id}/{period}")
    @Requires(Permission.VIEW_FIGURES)
    @Operation(
            summary =
                    "A unit's figures of a month (2023-11), or of what is reported once a year (2023), and what they were before")
    FiguresOfUnit show(
            Actor actor,
            @PathVariable long id,
            @PathVariable String period,
            @RequestParam(defaultValue = "") String closes) {
        return shown(figures.period(actor, id, Reporting.period(period, reporting.calendar(closes))));
    }

    @PutMapping("/api/v1/indicators/{id}/{period}")
    @Requires({Permission.ENTER_FIGURES, Permission.ENTER_PROVINCE_FIGURES})
    @Operation(summary = "Save a unit's figures of a month or year; all of them or none")
    FiguresOfUnit save(
            Actor actor,
            @PathVariable long id,
            @PathVariable String period,
            @RequestParam(defaultValue = "") String closes,
            @RequestBody FiguresToSave toSave,
            IfMatch seen) {
        Period asked = Reporting.period(period, reporting.calendar(closes));
        PeriodFigures before = figures.period(actor, id, asked);
        seen.required().check(() -> shown(before));
        Map<String, String> values = new LinkedHashMap<>();
        toSave.figures().forEach(each -> values.put(each.metric(), Objects.toString(each.value(), "")));
        TypedFigures typed = new TypedFigures(
                values,
                Objects.toString(toSave.register(), ""),
                Objects.toString(toSave.source(), ""),
                Objects.toString(toSave.reason(), ""),
                before.seen());
        enterFigures.save(actor, id, asked, typed, illustrative);
        return shown(figures.period(actor, id, asked));
    }

    @GetMapping("/api/v1/indicators/{id}/series/{metric}")
    @Requires(Permission.VIEW_FIGURES)
    @Operation(
            summary =
                    "A unit's figures of a metric over a year beside the year before or another (against=2020; every=month, quarter, half_year), or over six years (every=year)")
    SeriesOfUnit series(
            Actor actor,
            @PathVariable long id,
            @PathVariable String metric,
            @RequestParam(defaultValue = "") String year,
            @RequestParam(defaultValue = "") String against,
            @RequestParam(defaultValue = "month") String every,
            @RequestParam(defaultValue = "") String closes) {
        Calendar calendar = reporting.calendar(closes);
        int asked = year.isEmpty() ? calendar.yearOf(actor.today()) : Reporting.year(year);
        FigureSeries.Series found = series.of(
                actor,
                id,
                Refused.found(metrics.find(metric)),
                asked,
                against.isEmpty() ? asked - 1 : Reporting.year(against),
                Length.of(every),
                calendar);
        return new SeriesOfUnit(
                found.unit(),
                found.metric().code(),
                found.against(),
                found.points().stream()
                        .map(each -> new SeriesPoint(
                                Shown.code(each.period()),
                                decimal(each.value()),
                                each.missing().stream().map(String::valueOf).toList(),
                                decimal(each.compared()),
                                each.illustrative()))
                        .toList(),
                found.breaks().stream()
                        .map(each -> new SeriesBreak(
                                each.change().name().toLowerCase(java.util.Locale.ROOT), each.day(), each.textVi()))
                        .toList());
    }

    private static FiguresOfUnit shown(PeriodFigures found) {
        return new FiguresOfUnit(
                found.unit(),
                found.period().starts(),
                found.period().ends(),
                found.due(),
                found.cells().stream().map(IndicatorsApi::shown).toList());
    }

    private static FigureOfUnit shown(PeriodFigures.Cell cell) {
        Metric metric = cell.metric();
        Optional<StoredFigure> now = Optional.ofNullable(cell.now());
        return new FigureOfUnit(
                metric.code(),
                now.map(each -> text(metric, each.value())).orElse(null),
                now.map(StoredFigure::zeroRegister).orElse(null),
                now.map(StoredFigure::source).orElse(null),
                now.flatMap(each -> metric.definition(each.definitionId()))
                        .map(Metric.Definition::from)
                        .orElse(null),
                now.map(StoredFigure::recordedByName).orElse(null),
                now.map(StoredFigure::recordedAt).orElse(null),
                now.map(StoredFigure::illustrative).orElse(false),
                cell.warnings().stream().map(each -> each.kind().code()).toList(),
                cell.corrections().stream()
                        .map(each -> new Replaced(
                                text(metric, each.value()),
                                each.source(),
                                each.recordedByName(),
                                each.recordedAt(),
                                each.replacedByName(),
                                each.replacedAt(),
                                each.reason()))
                        .toList());
    }

    private static @Nullable String decimal(@Nullable BigDecimal value) {
        return value == null ? null : value.toPlainString();
    }

    private static String text(Metric metric, BigDecimal value) {
        return metric.kind() == Metric.Kind.LEVEL
                ? metric.level(value.intValueExact()).map(Metric.Level::code).orElse(value.toPlainString())
                : value.toPlainString();
    }
}
