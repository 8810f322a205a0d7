package vn.kieumau.plans;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How something planned stands on a day. It is computed from its days and its progress alone, in this order:
 *
 * <ul>
 *   <li>progress 100: done; done late where the day on which it became 100 is after the due day;
 *   <li>late: the due day is past;
 *   <li>behind: the share of its days that is past, the day itself counted, exceeds its progress by more than {@link #MARGIN} points;
 *   <li>due soon: {@link #SOON} days or fewer are left;
 *   <li>not begun: its first day is still to come;
 *   <li>on schedule: all else.
 * </ul>
 */
public enum Schedule {
    DONE,
    DONE_LATE,
    LATE,
    BEHIND,
    DUE_SOON,
    NOT_BEGUN,
    ON_SCHEDULE;

    /** Progress is told in round steps and mostly once a month: less than a quarter of the time says nothing yet. */
    public static final int MARGIN = 25;

    /** The days for which a deadline is called near on every page. */
    public static final int SOON = 7;

    private static final int WHOLE = 100;

    /** @param doneOn the day on which progress became 100; null before that */
    public static Schedule of(
            LocalDate beginsOn, LocalDate due, int progress, @Nullable LocalDate doneOn, LocalDate today) {
        if (doneOn != null) {
            return doneOn.isAfter(due) ? DONE_LATE : DONE;
        }
        if (today.isAfter(due)) {
            return LATE;
        }
        if (today.isBefore(beginsOn)) {
            return due.isAfter(today.plusDays(SOON)) ? NOT_BEGUN : DUE_SOON;
        }
        long days = ChronoUnit.DAYS.between(beginsOn, due) + 1;
        long past = ChronoUnit.DAYS.between(beginsOn, today) + 1;
        if (past * WHOLE > (progress + MARGIN) * days) {
            return BEHIND;
        }
        return due.isAfter(today.plusDays(SOON)) ? ON_SCHEDULE : DUE_SOON;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean done() {
        return this == DONE || this == DONE_LATE;
    }
}
