package vn.kieumau.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is computed from days and progress alone, and where it is drawn. */
class ScheduleTest {
    @ParameterizedTest
    @CsvSource({
        // past the due day and not done
        "2023-01-01, 2023-11-23, 99,, 2023-11-24, LATE",
        "2023-11-23, 2023-11-23, 0,, 2023-11-24, LATE",
        // done, whenever one looks at it
        "2023-01-01, 2023-11-24, 100, 2023-11-24, 2024-11-24, DONE",
        "2023-01-01, 2023-11-24, 100, 2023-11-25, 2024-11-24, DONE_LATE",
        // a hundred days, the 51st of them today: behind with 25 %, no more with 26 %
        "2023-10-05, 2024-01-12, 25,, 2023-11-24, BEHIND",
        "2023-10-05, 2024-01-12, 26,, 2023-11-24, ON_SCHEDULE",
        // behind says more than due soon
        "2023-11-01, 2023-11-30, 10,, 2023-11-24, BEHIND",
        "2023-11-01, 2023-11-30, 80,, 2023-11-24, DUE_SOON",
        "2023-11-01, 2023-11-24, 90,, 2023-11-24, DUE_SOON",
        "2023-11-01, 2023-12-01, 80,, 2023-11-24, DUE_SOON",
        "2023-11-01, 2023-12-02, 80,, 2023-11-24, ON_SCHEDULE",
        "2023-11-25, 2023-12-31, 0,, 2023-11-24, NOT_BEGUN",
        "2023-11-25, 2023-11-26, 0,, 2023-11-24, DUE_SOON",
    })
    void theStandingFollowsFromDaysAndProgress(
            LocalDate begins, LocalDate due, int progress, @Nullable LocalDate doneOn, LocalDate today, Schedule says) {
        assertThat(Schedule.of(begins, due, progress, doneOn, today)).isEqualTo(says);
    }

    @Test
    void aTimelineSpansWholeMonthsAndTodayWhereItIsNear() {
        PlanAction action = action("2023-03-15", "2023-05-10");
        Timeline far = Timeline.of(List.of(action), LocalDate.of(2025, 1, 1));
        assertThat(far.from()).isEqualTo("2023-03-01");
        assertThat(far.until()).isEqualTo("2023-06-01");
        assertThat(far.shows(LocalDate.of(2025, 1, 1))).isFalse();
        assertThat(far.months()).extracting(Timeline.Month::name).containsExactly("03/2023", "04/2023", "05/2023");
        assertThat(far.at(LocalDate.of(2023, 3, 1))).isEqualTo("0.000%");
        assertThat(far.at(LocalDate.of(2023, 6, 1))).isEqualTo("100.000%");
        assertThat(far.width(far.from(), LocalDate.of(2023, 5, 31), 50)).isEqualTo("50.000%");
        Timeline near = Timeline.of(List.of(action), LocalDate.of(2023, 7, 2));
        assertThat(near.until()).isEqualTo("2023-08-01");
        assertThat(near.shows(LocalDate.of(2023, 7, 2))).isTrue();
        assertThat(Timeline.of(List.of(action("2022-01-01", "2025-12-31")), LocalDate.of(2023, 7, 2)).months().stream()
                        .filter(Timeline.Month::named))
                .as("no more names than fit on a phone")
                .hasSizeLessThanOrEqualTo(6);
    }

    private static PlanAction action(String begins, String due) {
        return new PlanAction(
                1,
                1,
                "1",
                "Việc",
                1,
                "Cơ quan",
                "Office",
                LocalDate.parse(begins),
                LocalDate.parse(due),
                0,
                "",
                null,
                null,
                "",
                null,
                null,
                true,
                1);
    }
}
