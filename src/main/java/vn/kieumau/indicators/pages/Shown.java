package vn.kieumau.indicators.pages;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.YearMonth;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.kieumau.indicators.Length;
import vn.kieumau.indicators.Metric;
import vn.kieumau.indicators.SurveyShare;
import vn.kieumau.kernel.Calendar;
import vn.kieumau.kernel.Period;
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

    /** A share of 0 to 1 in percent with one decimal. */
    public static String percent(View view, BigDecimal share) {
        NumberFormat format = NumberFormat.getNumberInstance(view.english() ? Locale.UK : VIETNAM);
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(share.movePointRight(2)) + " %";
    }

    /** 89,8 % (449/500). */
    public static String share(View view, SurveyShare share) {
        return "%s (%s/%s)"
                .formatted(percent(view, share.share()), view.number(share.count()), view.number(share.of()));
    }

    /** From lower to upper end: 86,8 %–92,2 %. */
    public static String interval(View view, SurveyShare share) {
        return percent(view, share.low()) + "–" + percent(view, share.high());
    }

    public static String name(View view, Metric metric) {
        return view.pick(metric.nameVi(), metric.nameEn());
    }

    /** 11/2023. */
    public static String month(YearMonth month) {
        return "%02d/%d".formatted(month.getMonthValue(), month.getYear());
    }

    /** A period that begins with a month, as long as those of which a metric is reported. */
    public static String period(View view, Metric metric, YearMonth first) {
        Length every = metric.every() == null ? Length.MONTH : metric.every();
        return view.period(every.holding(first, Calendar.DEFAULT));
    }

    /** As programs write it, exactly. */
    static @Nullable String decimal(@Nullable BigDecimal value) {
        return value == null ? null : value.toPlainString();
    }

    /** Where a unit's figures of a period are. */
    public static String address(long unitId, Period period) {
        return "/indicators/" + unitId + "/" + period.code() + closes("?", period.calendar());
    }

    public static String calendar(View view, int closesOn) {
        return closesOn == Calendar.LAST_DAY ? view.t("indicators.closes_last") : view.t("indicators.closes", closesOn);
    }

    /** What an address says of a calendar: nothing of the default. */
    public static String closes(String before, Calendar calendar) {
        return calendar.closesOn() == Calendar.DEFAULT.closesOn() ? "" : before + "closes=" + calendar.closesOn();
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
