package vn.kieumau.indicators.pages;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.indicators.FigureSeries;
import vn.kieumau.indicators.Length;
import vn.kieumau.indicators.Metrics;
import vn.kieumau.indicators.Reporting;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Calendar;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.units.UnitSummary;
import vn.kieumau.web.Requires;

@RestController
class SeriesApi {
    private final FigureSeries series;
    private final Metrics metrics;
    private final Reporting reporting;

    SeriesApi(FigureSeries series, Metrics metrics, Reporting reporting) {
        this.series = series;
        this.metrics = metrics;
        this.reporting = reporting;
    }

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
                                each.period().code(),
                                Shown.decimal(each.value()),
                                each.missing().stream().map(String::valueOf).toList(),
                                Shown.decimal(each.compared()),
                                each.illustrative()))
                        .toList(),
                found.breaks().stream()
                        .map(each -> new SeriesBreak(
                                each.change().name().toLowerCase(java.util.Locale.ROOT), each.day(), each.textVi()))
                        .toList());
    }
}
