package vn.kieumau.indicators.pages;

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
import vn.kieumau.indicators.Metric;
import vn.kieumau.indicators.Metrics;
import vn.kieumau.indicators.Reporting;
import vn.kieumau.indicators.UnitFigures;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Period;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.Requires;

/** Reading figures: who has reported, what a unit reported over time, and totals. */
@Controller
class FiguresController {
    /** Months that the list offers. */
    private static final int MONTHS = 36;

    private final UnitFigures figures;
    private final FigureSeries series;
    private final FigureTotals totals;
    private final Metrics metrics;

    FiguresController(UnitFigures figures, FigureSeries series, FigureTotals totals, Metrics metrics) {
        this.figures = figures;
        this.series = series;
        this.totals = totals;
        this.metrics = metrics;
    }

    @GetMapping("/indicators")
    @Requires(Permission.VIEW_FIGURES)
    String list(
            Actor actor,
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String show,
            Paging paging,
            Model model) {
        YearMonth asked = month.isEmpty() ? Reporting.lastClosed(actor.today()) : Reporting.month(month);
        Period period = Reporting.period(Metric.Every.MONTH, asked);
        String words = Text.of(q, "web.search", Text.LINE);
        YearMonth latest = Reporting.lastClosed(actor.today()).plusMonths(1);
        model.addAttribute("period", period);
        model.addAttribute(
                "months",
                IntStream.range(0, MONTHS).mapToObj(latest::minusMonths).toList());
        model.addAttribute("asked", metrics.reported(Metric.Every.MONTH).size());
        model.addAttribute("rows", figures.page(actor, period, words, show, paging));
        model.addAttribute("q", words);
        model.addAttribute("show", show);
        return "indicators/list";
    }

    @GetMapping("/indicators/totals")
    @Requires(Permission.VIEW_FIGURES)
    String totals(
            Actor actor,
            @RequestParam(defaultValue = "") String year,
            @RequestParam(defaultValue = "") String metric,
            Model model) {
        List<Metric> all = metrics.all();
        Metric asked = metric.isEmpty() ? all.get(0) : Refused.found(metrics.find(metric));
        int latest = Reporting.yearOf(actor.today());
        int askedYear = year.isEmpty() ? latest : Reporting.year(year).getYear();
        model.addAttribute("metrics", all);
        model.addAttribute("metric", asked);
        model.addAttribute("year", askedYear);
        model.addAttribute("latest", latest);
        model.addAttribute("totals", totals.of(actor, asked, askedYear));
        return "indicators/totals";
    }

    @GetMapping("/indicators/{id}/series/{metric}")
    @Requires(Permission.VIEW_FIGURES)
    String series(
            Actor actor,
            @PathVariable long id,
            @PathVariable String metric,
            @RequestParam(defaultValue = "") String year,
            Model model) {
        int latest = Reporting.yearOf(actor.today());
        model.addAttribute(
                "series",
                series.of(
                        actor,
                        id,
                        Refused.found(metrics.find(metric)),
                        year.isEmpty() ? latest : Reporting.year(year).getYear()));
        model.addAttribute("latest", latest);
        model.addAttribute("metrics", metrics.all());
        return "indicators/series";
    }
}
