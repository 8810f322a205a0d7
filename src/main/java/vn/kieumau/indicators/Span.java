package vn.kieumau.indicators;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kieumau.kernel.Calendar;
import vn.kieumau.kernel.Period;

/**
 * Months of a year: those that have closed, or the same months of another, or those of a part of it.
 *
 * @param months in order; empty where none has closed yet
 */
record Span(int year, List<YearMonth> months, Calendar calendar) {
    /** Those of a year that have closed by a day, moved to each slot's year; the baseline only where there is one. */
    static Span of(Slot slot, int year, @Nullable Integer baselineYear, LocalDate day, Calendar calendar) {
        int other = switch (slot) {
            case PERIOD -> year;
            case SAME_PERIOD -> year - 1;
            case BASELINE -> baselineYear == null ? year : baselineYear;
        };
        Span closed = closed(calendar.year(year), day);
        return new Span(
                other,
                closed.months().stream().map(month -> month.withYear(other)).toList(),
                calendar);
    }

    /** The months of a period, whether they have closed or not. */
    static Span of(Period period) {
        return new Span(period.first().getYear(), period.eachMonth(), period.calendar());
    }

    /** The months of a period that have closed by a day. */
    static Span closed(Period period, LocalDate day) {
        return new Span(
                period.first().getYear(),
                period.eachMonth().stream()
                        .filter(month -> period.calendar().month(month).closedBy(day))
                        .toList(),
                period.calendar());
    }

    /** First day of the year, and of its first month. */
    LocalDate starts() {
        return calendar.year(year).starts();
    }

    LocalDate ends() {
        return months.isEmpty()
                ? starts().minusDays(1)
                : calendar.month(months.get(months.size() - 1)).ends();
    }

    /**
     * The periods of a length that count: those of which every month does. The year always does: its figures stand, once
     * reported, for the part of it that has passed.
     */
    List<Period> parts(Length length) {
        return switch (length) {
            case YEAR -> List.of(calendar.year(year));
            case MONTH -> months.stream().map(calendar::month).toList();
            case QUARTER, HALF_YEAR ->
                months.stream()
                        .map(month -> length.holding(month, calendar))
                        .distinct()
                        .filter(each -> months.containsAll(each.eachMonth()))
                        .toList();
        };
    }

    /** First days of the periods that count. */
    List<LocalDate> starts(Length length) {
        return parts(length).stream().map(Period::starts).toList();
    }

    /** Last day of the periods that count; the day before the first where there is none. */
    LocalDate ends(Length length) {
        List<Period> parts = parts(length);
        return parts.isEmpty()
                ? calendar.month(months.isEmpty() ? YearMonth.of(year, 1) : months.get(0))
                        .starts()
                        .minusDays(1)
                : parts.get(parts.size() - 1).ends();
    }
}
