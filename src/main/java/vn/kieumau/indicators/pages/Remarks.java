package vn.kieumau.indicators.pages;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import vn.kieumau.indicators.Metric;
import vn.kieumau.indicators.Warnings;
import vn.kieumau.web.View;

/** Warnings as sentences, with the figures in them. */
public final class Remarks {
    private Remarks() {}

    public static String of(View view, Metric metric, Warnings.Warning warning) {
        Object[] shown = warning.details().stream()
                .map(detail -> detail instanceof BigDecimal number
                        ? shown(view, metric, warning, number)
                        : detail instanceof YearMonth month
                                ? Shown.period(view, metric, month)
                                : detail instanceof LocalDate day ? view.date(day) : detail)
                .toArray();
        return view.t("indicators.warning." + warning.kind().code(), shown);
    }

    /** Levels by name; means are numbers. */
    private static String shown(View view, Metric metric, Warnings.Warning warning, BigDecimal number) {
        return metric.kind() == Metric.Kind.LEVEL ? Shown.of(view, metric, number) : Shown.number(view, number);
    }
}
