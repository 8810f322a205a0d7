package vn.kieumau.indicators.pages;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.YearMonth;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.kieumau.indicators.Metric;
import vn.kieumau.web.View;

/** Figures as people read them: counts with thousands, shares in percent, levels by name, nothing as a dash. */
public final class Shown {
    private static final Locale VIETNAM = Locale.forLanguageTag("vi-VN");

    private Shown() {}

    public static String of(View view, Metric metric, @Nullable BigDecimal value) {
        if (value == null) {
            return "–";
        }
        return switch (metric.kind()) {
            case LEVEL ->
                metric.level(value.intValue())
                        .map(level -> view.pick(level.nameVi(), level.nameEn()))
                        .orElse(value.toPlainString());
            case DERIVED -> number(view, value.movePointRight(2).setScale(2, RoundingMode.HALF_UP)) + " %";
            case COUNT, RATIO -> number(view, value);
        };
    }

    public static String number(View view, BigDecimal value) {
        NumberFormat format = NumberFormat.getNumberInstance(view.english() ? Locale.UK : VIETNAM);
        format.setMaximumFractionDigits(12);
        return format.format(value);
    }

    public static String name(View view, Metric metric) {
        return view.pick(metric.nameVi(), metric.nameEn());
    }

    /** 11/2023. */
    public static String month(YearMonth month) {
        return "%02d/%d".formatted(month.getMonthValue(), month.getYear());
    }

    /** How high a bar is, of so many steps. */
    public static int height(@Nullable BigDecimal value, BigDecimal top, int steps) {
        return value == null
                ? 0
                : Math.max(
                        0,
                        value.multiply(BigDecimal.valueOf(steps))
                                .divide(top, 0, RoundingMode.HALF_UP)
                                .intValue());
    }
}
