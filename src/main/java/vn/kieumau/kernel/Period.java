package vn.kieumau.kernel;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A reporting period. Administrative reports close on a day within the month (the 14th: Decree 09/2019/NĐ-CP and the circulars
 * under it), so that month 11 of 2023 is 15/10/2023–14/11/2023 and the year 2023 is 15/12/2022–14/12/2023.
 *
 * @param first the first month that belongs to it, by its number in the calendar
 * @param months 1, 3, 6 or 12
 * @param closesOn day of the month on which it closes, 1 to 28
 */
public record Period(YearMonth first, int months, int closesOn) {
    public Period {
        if (!List.of(1, 3, 6, 12).contains(months) || (first.getMonthValue() - 1) % months != 0) {
            throw new IllegalArgumentException("no period of " + months + " months begins with " + first);
        }
        if (closesOn < 1 || closesOn > 28) {
            throw new IllegalArgumentException("a month closes on a day from 1 to 28, not " + closesOn);
        }
    }

    public static Period month(YearMonth month, int closesOn) {
        return new Period(month, 1, closesOn);
    }

    public static Period year(int year, int closesOn) {
        return new Period(YearMonth.of(year, 1), 12, closesOn);
    }

    /** First day that counts. */
    public LocalDate starts() {
        return first.minusMonths(1).atDay(closesOn).plusDays(1);
    }

    /** Last day that counts. */
    public LocalDate ends() {
        return last().atDay(closesOn);
    }

    public YearMonth last() {
        return first.plusMonths(months - 1L);
    }

    public Period yearBefore() {
        return new Period(first.minusYears(1), months, closesOn);
    }

    /** Whether all its days are past. */
    public boolean closedBy(LocalDate day) {
        return day.isAfter(ends());
    }

    public List<YearMonth> eachMonth() {
        return IntStream.range(0, months).mapToObj(first::plusMonths).toList();
    }

    /** The last day of the year's months that have closed by a day; the day before the year begins where none has. */
    public static LocalDate closedOf(int year, int closesOn, LocalDate day) {
        LocalDate last = year(year, closesOn).starts().minusDays(1);
        for (YearMonth month : year(year, closesOn).eachMonth()) {
            Period each = month(month, closesOn);
            last = each.closedBy(day) ? each.ends() : last;
        }
        return last;
    }

    /** The month that a day counts to. */
    public static YearMonth monthOf(LocalDate day, int closesOn) {
        YearMonth month = YearMonth.from(day);
        return day.getDayOfMonth() > closesOn ? month.plusMonths(1) : month;
    }
}
