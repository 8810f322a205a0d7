package vn.kieumau.indicators;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import vn.kieumau.kernel.Calendar;
import vn.kieumau.kernel.Period;
import vn.kieumau.kernel.Refused;

/** How long the periods are of which a metric is reported, and those of which figures are shown: made from the reported ones, by its rule over time. */
public enum Length {
    MONTH(1),
    QUARTER(3),
    HALF_YEAR(6),
    YEAR(12);

    private final int months;

    Length(int months) {
        this.months = months;
    }

    public int months() {
        return months;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By its code; what is none is not there. */
    public static Length of(String code) {
        return Stream.of(values())
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(Refused::notFound);
    }

    public static Length of(Period period) {
        return Stream.of(values())
                .filter(each -> each.months == period.months())
                .findFirst()
                .orElseThrow();
    }

    /**
     * What rests on figures that are reported by the quarter, half-year or year has no shorter periods.
     *
     * @param behind reported metrics that it is made of
     */
    Length atLeast(List<Metric> behind) {
        return Stream.concat(Stream.of(this), behind.stream().map(Metric::every).filter(Objects::nonNull))
                .max(Comparator.naturalOrder())
                .orElse(this);
    }

    /** The one to which a month belongs. */
    public Period holding(YearMonth month, Calendar calendar) {
        return Period.holding(month, months, calendar);
    }

    /** The last one all of whose days are past. */
    public Period lastClosed(LocalDate day, Calendar calendar) {
        Period latest = holding(calendar.lastClosed(day), calendar);
        return latest.closedBy(day) ? latest : latest.plus(-1);
    }

    /** Those of a year. */
    List<Period> of(int year, Calendar calendar) {
        return Stream.iterate(holding(YearMonth.of(year, 1), calendar), each -> each.plus(1))
                .limit(12 / months)
                .toList();
    }
}
