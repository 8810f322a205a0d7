package vn.kieumau.kernel;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A reporting period: by the default calendar month 11 of 2023 is 15/10/2023–14/11/2023, its fourth quarter 15/9/2023–14/12/2023 and
 * the year 2023 is 15/12/2022–14/12/2023.
 *
 * @param first the first month that belongs to it, by its number in the calendar
 * @param months 1, 3, 6 or 12
 */
public record Period(YearMonth first, int months, Calendar calendar) {
    public Period {
        if (!List.of(1, 3, 6, 12).contains(months) || (first.getMonthValue() - 1) % months != 0) {
            throw new IllegalArgumentException("no period of " + months + " months begins with " + first);
        }
    }

    /** The one of so many months to which a month belongs. */
    public static Period holding(YearMonth month, int months, Calendar calendar) {
        return new Period(month.minusMonths((month.getMonthValue() - 1L) % months), months, calendar);
    }

    /** First day that counts. */
    public LocalDate starts() {
        return calendar.close(first.minusMonths(1)).plusDays(1);
    }

    /** Last day that counts. */
    public LocalDate ends() {
        return calendar.close(last());
    }

    /** The last day on which a report of it is in time. */
    public LocalDate due() {
        return ends().plusDays(calendar.daysToReport());
    }

    /** As programs and addresses write it: 2023-11, 2023-Q4, 2023-H2, 2023. */
    public String code() {
        int year = first.getYear();
        return switch (months) {
            case 1 -> first.toString();
            case 3 -> year + "-Q" + number();
            case 6 -> year + "-H" + number();
            default -> String.valueOf(year);
        };
    }

    /** Which of its year it is, from 1. */
    public int number() {
        return (first.getMonthValue() - 1) / months + 1;
    }

    public YearMonth last() {
        return first.plusMonths(months - 1L);
    }

    /** As long as this one and so many of them later; earlier where the number is below 0. */
    public Period plus(int periods) {
        return new Period(first.plusMonths((long) months * periods), months, calendar);
    }

    public Period yearBefore() {
        return in(first.getYear() - 1);
    }

    /** The same period of another year. */
    public Period in(int year) {
        return new Period(first.withYear(year), months, calendar);
    }

    /** Whether all its days are past. */
    public boolean closedBy(LocalDate day) {
        return day.isAfter(ends());
    }

    public boolean holds(LocalDate day) {
        return !day.isBefore(starts()) && !day.isAfter(ends());
    }

    public List<YearMonth> eachMonth() {
        return IntStream.range(0, months).mapToObj(first::plusMonths).toList();
    }
}
