package vn.kieumau.indicators;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import vn.kieumau.kernel.Period;
import vn.kieumau.kernel.Refused;

/** When figures are due. Months close on the 14th (Decree 09/2019/NĐ-CP); reports follow within three days. */
public final class Reporting {
    /** Day of the month on which reporting months close. */
    public static final int CLOSES_ON = 14;

    /** Days after the close within which figures are in time. */
    public static final int DAYS_TO_REPORT = 3;

    /** Years of which figures may be kept. */
    public static final int FIRST_YEAR = 2015;

    public static final int LAST_YEAR = 2100;

    private Reporting() {}

    public static Period period(Metric.Every every, YearMonth first) {
        return every == Metric.Every.MONTH ? Period.month(first, CLOSES_ON) : Period.year(first.getYear(), CLOSES_ON);
    }

    /** The last month all of whose days are past. */
    public static YearMonth lastClosed(LocalDate day) {
        return Period.monthOf(day, CLOSES_ON).minusMonths(1);
    }

    /** The year that a day counts to. */
    public static int yearOf(LocalDate day) {
        return Period.monthOf(day, CLOSES_ON).getYear();
    }

    /** The last day on which a report of the period is in time. */
    public static LocalDate due(Period period) {
        return period.ends().plusDays(DAYS_TO_REPORT);
    }

    /** {@code 2023-11}; what is none of the years kept is not there. */
    public static YearMonth month(String text) {
        try {
            YearMonth month = YearMonth.parse(text);
            return checked(month);
        } catch (DateTimeException unreadable) {
            throw Refused.notFound();
        }
    }

    public static YearMonth year(String text) {
        if (!text.matches("[0-9]{4}")) {
            throw Refused.notFound();
        }
        return checked(YearMonth.of(Integer.parseInt(text), 1));
    }

    private static YearMonth checked(YearMonth month) {
        if (month.getYear() < FIRST_YEAR || month.getYear() > LAST_YEAR) {
            throw Refused.notFound();
        }
        return month;
    }
}
