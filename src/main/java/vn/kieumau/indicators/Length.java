package vn.kieumau.indicators;

import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import vn.kieumau.kernel.Calendar;
import vn.kieumau.kernel.Period;
import vn.kieumau.kernel.Refused;

/** Of how long a period figures are shown. Longer ones are made from the months, by each metric's rule over time. */
public enum Length {
    MONTH(1),
    QUARTER(3),
    HALF_YEAR(6),
    YEAR(12);

    private final int months;

    Length(int months) {
        this.months = months;
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

    /**
     * What rests on figures that are reported once a year has no shorter periods.
     *
     * @param behind reported metrics that it is made of
     */
    Length atLeast(List<Metric> behind) {
        return behind.stream().anyMatch(Metric::yearly) ? YEAR : this;
    }

    /** The one to which a month belongs. */
    public Period holding(YearMonth month, Calendar calendar) {
        return Period.holding(month, months, calendar);
    }

    /** Those of a year. */
    List<Period> of(int year, Calendar calendar) {
        return Stream.iterate(holding(YearMonth.of(year, 1), calendar), each -> each.plus(1))
                .limit(12 / months)
                .toList();
    }
}
