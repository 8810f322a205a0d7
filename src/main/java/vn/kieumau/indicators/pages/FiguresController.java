package vn.kieumau.indicators.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kieumau.indicators.FigureSeries;
import vn.kieumau.indicators.FigureTotals;
import vn.kieumau.indicators.ImportFigures;
import vn.kieumau.indicators.IndicatorsRefusal;
import vn.kieumau.indicators.Length;
import vn.kieumau.indicators.Metric;
import vn.kieumau.indicators.Metrics;
import vn.kieumau.indicators.Reporting;
import vn.kieumau.indicators.UnitFigures;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.AsOf;
import vn.kieumau.kernel.Calendar;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Period;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.Requires;
import vn.kieumau.web.TableDownload;

/** Reading figures: who has reported, what a unit reported over time, and totals. */
@Controller
class FiguresController {
    /** Months that are offered. */
    private static final int MONTHS = 36;

    private final UnitFigures figures;
    private final FigureSeries series;
    private final FigureTotals totals;
    private final Metrics metrics;
    private final Reporting reporting;

    FiguresController(
            UnitFigures figures, FigureSeries series, FigureTotals totals, Metrics metrics, Reporting reporting) {
        this.figures = figures;
        this.series = series;
        this.totals = totals;
        this.metrics = metrics;
        this.reporting = reporting;
    }

    @GetMapping("/indicators")
    @Requires(Permission.VIEW_FIGURES)
    String list(
            Actor actor,
            @RequestParam(defaultValue = "month") String every,
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String closes,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String show,
            Paging paging,
            Model model) {
        Calendar calendar = calendar(closes, model);
        Period period = period(actor, every, month, calendar);
        String words = Text.sought(q);
        model.addAttribute("period", period);
        model.addAttribute("periods", periods(Length.of(period).holding(calendar.monthOf(actor.today()), calendar)));
        model.addAttribute("lengths", metrics.lengths());
        model.addAttribute("asked", metrics.reported(Length.of(period)).size());
        model.addAttribute("rows", figures.page(actor, period, words, show, paging));
        model.addAttribute("q", words);
        model.addAttribute("show", show);
        return "indicators/list";
    }

    /** What the units that the list shows have reported, in the form in which figures come in. */
    @GetMapping("/indicators/export")
    @Requires(Permission.VIEW_FIGURES)
    void export(
            Actor actor,
            @RequestParam(defaultValue = "month") String every,
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String closes,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "csv") String format,
            HttpServletResponse response)
            throws IOException {
        Period period = period(actor, every, month, reporting.calendar(closes));
        String words = Text.sought(q);
        Refused.when(
                format.equals("xlsx")
                        && figures.lines(actor, period, words, show) > ImportFigures.MOST_LINES_OF_WORKBOOK,
                IndicatorsRefusal.TOO_LONG_FOR_WORKBOOK,
                ImportFigures.MOST_LINES_OF_WORKBOOK);
        try (TableDownload out =
                TableDownload.begin(response, "figures-" + period.code(), format, ImportFigures.COLUMNS)) {
            figures.lines(actor, period, words, show, out::line);
        }
    }

    @GetMapping("/indicators/totals")
    @Requires(Permission.VIEW_FIGURES)
    String totals(
            Actor actor,
            @RequestParam(defaultValue = "") String metric,
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "year") String every,
            @RequestParam(defaultValue = "") String closes,
            @RequestParam(defaultValue = "0") long under,
            AsOf asOf,
            Paging paging,
            Model model) {
        Calendar calendar = calendar(closes, model);
        YearMonth latest = calendar.lastClosed(asOf.day());
        YearMonth asked = month.isEmpty() ? latest : Reporting.month(month);
        List<Metric> all = metrics.all();
        Metric shown = metric.isEmpty() ? all.get(0) : Refused.found(metrics.find(metric));
        FigureTotals.Totals found = totals.of(actor, shown, Length.of(every), asked, calendar, under, asOf);
        model.addAttribute("metrics", all);
        model.addAttribute("metric", shown);
        model.addAttribute("month", asked);
        model.addAttribute("months", months(calendar.lastClosed(actor.today())));
        model.addAttribute("every", Length.of(every));
        model.addAttribute("asOf", asOf);
        model.addAttribute("totals", found);
        // Provinces are few; a province may have hundreds of communes.
        int from = under == 0 ? 0 : Math.min(paging.offset(), found.units().size());
        int to = under == 0
                ? found.units().size()
                : Math.min(from + paging.size(), found.units().size());
        model.addAttribute(
                "rows",
                new PageOf<>(found.units().subList(from, to), found.units().size(), paging));
        return "indicators/totals";
    }

    @GetMapping("/indicators/{id}/series/{metric}")
    @Requires(Permission.VIEW_FIGURES)
    String series(
            Actor actor,
            @PathVariable long id,
            @PathVariable String metric,
            @RequestParam(defaultValue = "") String year,
            @RequestParam(defaultValue = "") String against,
            @RequestParam(defaultValue = "month") String every,
            @RequestParam(defaultValue = "") String closes,
            Model model) {
        Calendar calendar = calendar(closes, model);
        int latest = calendar.yearOf(actor.today());
        int asked = year.isEmpty() ? latest : Reporting.year(year);
        model.addAttribute(
                "series",
                series.of(
                        actor,
                        id,
                        Refused.found(metrics.find(metric)),
                        asked,
                        against.isEmpty() ? asked - 1 : Reporting.year(against),
                        Length.of(every),
                        calendar));
        model.addAttribute("latest", latest);
        model.addAttribute("metrics", metrics.all());
        return "indicators/series";
    }

    /** The one that holds a month; empty: the last one that has closed. */
    private static Period period(Actor actor, String every, String month, Calendar calendar) {
        Length length = Length.of(every);
        return month.isEmpty()
                ? length.lastClosed(actor.today(), calendar)
                : length.holding(Reporting.month(month), calendar);
    }

    /** The one asked for; the page offers all that are in use. */
    private Calendar calendar(String closes, Model model) {
        List<Calendar> calendars = reporting.calendars();
        model.addAttribute("calendars", calendars);
        return Reporting.chosen(calendars, closes);
    }

    private static List<Period> periods(Period latest) {
        return IntStream.range(0, MONTHS / latest.months())
                .mapToObj(back -> latest.plus(-back))
                .toList();
    }

    private static List<YearMonth> months(YearMonth latest) {
        return IntStream.range(0, MONTHS).mapToObj(latest::minusMonths).toList();
    }
}
