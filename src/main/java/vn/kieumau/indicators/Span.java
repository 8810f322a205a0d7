package vn.kieumau.indicators;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kieumau.kernel.Period;

/**
 * The closed months of a year, or the same months of another.
 *
 * @param months in order; empty where none has closed yet
 */
record Span(int year, List<YearMonth> months, int closesOn) {
    /** Those of a year that have closed by a day, moved to each slot's year; the baseline only where there is one. */
    static Span of(Slot slot, int year, @Nullable Integer baselineYear, LocalDate day, int closesOn) {
        int other = switch (slot) {
            case PERIOD -> year;
            case SAME_PERIOD -> year - 1;
            case BASELINE -> baselineYear == null ? year : baselineYear;
        };
        List<YearMonth> closed = Period.year(year, closesOn).eachMonth().stream()
                .filter(month -> Period.month(month, closesOn).closedBy(day))
                .map(month -> month.withYear(other))
                .toList();
        return new Span(other, closed, closesOn);
    }

    /** First day of the year: that of the figures that are reported once a year, and of the first month. */
    LocalDate starts() {
        return Period.year(year, closesOn).starts();
    }

    LocalDate ends() {
        return months.isEmpty()
                ? starts().minusDays(1)
                : Period.month(months.get(months.size() - 1), closesOn).ends();
    }

    List<LocalDate> monthStarts() {
        return months.stream()
                .map(month -> Period.month(month, closesOn).starts())
                .toList();
    }
}
