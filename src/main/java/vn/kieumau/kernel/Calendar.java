package vn.kieumau.kernel;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * When reporting months close, and until when they are reported. A programme may have its own.
 *
 * @param closesOn day of the month on which it closes, 1 to 27; 31: on its last day, as calendar months do
 * @param daysToReport days after the close within which figures are in time, 1 to 60
 */
public record Calendar(int closesOn, int daysToReport) {
    /** Of a month whose reporting ends with it. */
    public static final int LAST_DAY = 31;

    public static final int MOST_DAYS_TO_REPORT = 60;

    /** Administrative reports close on the 14th (Decree 09/2019/NĐ-CP and the circulars under it) and follow within three days. */
    public static final Calendar DEFAULT = new Calendar(14, 3);

    public Calendar {
        if (!closes(closesOn)) {
            throw new IllegalArgumentException(
                    "a month closes on a day from 1 to 27 or on its last, 31, not on " + closesOn);
        }
        if (daysToReport < 1 || daysToReport > MOST_DAYS_TO_REPORT) {
            throw new IllegalArgumentException("reports follow within 1 to 60 days, not " + daysToReport);
        }
    }

    /**
     * Whether months may close on a day. On 28 to 30 they may not: where February ends by then, the month after it would begin on
     * 1 March as a calendar month does, and a figure is told from another calendar's by the first day of its period alone.
     */
    public static boolean closes(int day) {
        return day >= 1 && day < 28 || day == LAST_DAY;
    }

    public Period month(YearMonth month) {
        return new Period(month, 1, this);
    }

    public Period year(int year) {
        return new Period(YearMonth.of(year, 1), 12, this);
    }

    /** The last day of a month that counts to it. */
    LocalDate close(YearMonth month) {
        return month.atDay(Math.min(closesOn, month.lengthOfMonth()));
    }

    /** The month that a day counts to. */
    public YearMonth monthOf(LocalDate day) {
        YearMonth month = YearMonth.from(day);
        return day.isAfter(close(month)) ? month.plusMonths(1) : month;
    }

    /** The year that a day counts to. */
    public int yearOf(LocalDate day) {
        return monthOf(day).getYear();
    }

    /** The last month all of whose days are past. */
    public YearMonth lastClosed(LocalDate day) {
        return monthOf(day).minusMonths(1);
    }

    /** The last day of the year's months that have closed by a day; the day before the year begins where none has. */
    public LocalDate closedOf(int year, LocalDate day) {
        LocalDate last = year(year).starts().minusDays(1);
        for (YearMonth month : year(year).eachMonth()) {
            Period each = month(month);
            last = each.closedBy(day) ? each.ends() : last;
        }
        return last;
    }
}
