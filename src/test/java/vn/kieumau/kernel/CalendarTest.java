package vn.kieumau.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarTest {
    private static final List<Calendar> ALL = IntStream.rangeClosed(1, Calendar.LAST_DAY)
            .filter(Calendar::closes)
            .mapToObj(day -> new Calendar(day, 3))
            .toList();
    /** With a leap year among them. */
    private static final List<YearMonth> MONTHS = IntStream.range(0, 60)
            .mapToObj(month -> YearMonth.of(2022, 1).plusMonths(month))
            .toList();

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 28, 29, 30, 32})
    void onTheseDaysNoMonthCloses(int day) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Calendar(day, 3));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 61})
    void reportsFollowWithinSixtyDays(int days) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Calendar(14, days));
    }

    @ParameterizedTest
    @CsvSource({"2023-02, 3", "2023-04, 6", "2023-07, 12"})
    void noQuarterHalfOrYearBeginsWithin(YearMonth first, int months) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Period(first, months, Calendar.DEFAULT));
    }

    @Test
    void byEveryCalendarEachDayCountsToOneMonth() {
        for (Calendar calendar : ALL) {
            for (YearMonth month : MONTHS) {
                Period period = calendar.month(month);
                assertThat(calendar.month(month.plusMonths(1)).starts())
                        .isEqualTo(period.ends().plusDays(1));
                for (LocalDate day = period.starts(); !day.isAfter(period.ends()); day = day.plusDays(1)) {
                    assertThat(calendar.monthOf(day)).isEqualTo(month);
                    assertThat(period.holds(day)).isTrue();
                }
            }
        }
    }

    /** Figures are kept by it: two calendars never share one. */
    @Test
    void theFirstDayOfAMonthTellsItsCalendar() {
        Set<LocalDate> first = new HashSet<>();
        for (Calendar calendar : ALL) {
            for (YearMonth month : MONTHS) {
                assertThat(first.add(calendar.month(month).starts()))
                        .as(calendar + " " + month)
                        .isTrue();
            }
        }
    }

    @Test
    void longerPeriodsAreTheirMonthsAndNothingElse() {
        for (Calendar calendar : ALL) {
            for (int months : List.of(3, 6, 12)) {
                for (YearMonth month : MONTHS) {
                    Period period = Period.holding(month, months, calendar);
                    assertThat(period.eachMonth()).hasSize(months).contains(month);
                    assertThat(period.starts())
                            .isEqualTo(calendar.month(period.first()).starts());
                    assertThat(period.ends())
                            .isEqualTo(calendar.month(period.last()).ends());
                    assertThat(period.plus(1).starts()).isEqualTo(period.ends().plusDays(1));
                    assertThat(period.plus(1).plus(-1)).isEqualTo(period);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "14, 2023-11, 1, 2023-10-15, 2023-11-14",
        "14, 2023-11, 3, 2023-09-15, 2023-12-14",
        "14, 2023-11, 6, 2023-06-15, 2023-12-14",
        "14, 2023-11, 12, 2022-12-15, 2023-12-14",
        "27, 2023-03, 1, 2023-02-28, 2023-03-27",
        "31, 2024-02, 1, 2024-02-01, 2024-02-29",
        "31, 2023-02, 3, 2023-01-01, 2023-03-31",
        "31, 2023-02, 6, 2023-01-01, 2023-06-30"
    })
    void periodsBeginAndEndOn(int closesOn, YearMonth month, int months, LocalDate starts, LocalDate ends) {
        Period period = Period.holding(month, months, new Calendar(closesOn, 5));

        assertThat(period.starts()).isEqualTo(starts);
        assertThat(period.ends()).isEqualTo(ends);
        assertThat(period.due()).isEqualTo(ends.plusDays(5));
        assertThat(period.closedBy(ends)).isFalse();
        assertThat(period.closedBy(ends.plusDays(1))).isTrue();
    }

    @Test
    void whatHasClosedByADay() {
        Calendar endOfMonth = new Calendar(Calendar.LAST_DAY, 3);

        assertThat(Calendar.DEFAULT.lastClosed(LocalDate.of(2023, 11, 14))).isEqualTo(YearMonth.of(2023, 10));
        assertThat(Calendar.DEFAULT.lastClosed(LocalDate.of(2023, 11, 15))).isEqualTo(YearMonth.of(2023, 11));
        assertThat(endOfMonth.lastClosed(LocalDate.of(2023, 11, 30))).isEqualTo(YearMonth.of(2023, 10));
        assertThat(endOfMonth.closedOf(2023, LocalDate.of(2023, 3, 1))).isEqualTo(LocalDate.of(2023, 2, 28));
        assertThat(Calendar.DEFAULT.closedOf(2024, LocalDate.of(2023, 12, 20))).isEqualTo(LocalDate.of(2023, 12, 14));
        assertThat(Calendar.DEFAULT.yearOf(LocalDate.of(2023, 12, 15))).isEqualTo(2024);
    }
}
