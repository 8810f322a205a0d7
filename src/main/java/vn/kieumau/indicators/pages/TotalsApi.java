package vn.kieumau.indicators.pages;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.indicators.FigureTotal;
import vn.kieumau.indicators.FigureTotals;
import vn.kieumau.indicators.Length;
import vn.kieumau.indicators.Metric;
import vn.kieumau.indicators.Metrics;
import vn.kieumau.indicators.Reporting;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.AsOf;
import vn.kieumau.kernel.Calendar;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.Requires;

@RestController
class TotalsApi {
    private final FigureTotals totals;
    private final Metrics metrics;
    private final Reporting reporting;

    TotalsApi(FigureTotals totals, Metrics metrics, Reporting reporting) {
        this.totals = totals;
        this.metrics = metrics;
        this.reporting = reporting;
    }

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
                    Shown.decimal(total.value()),
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
                found.period().code(),
                found.period().starts(),
                found.to(),
                found.units().stream().map(TotalOfUnit::of).toList(),
                found.whole() == null ? null : TotalOfUnit.of(found.whole()));
    }
}
