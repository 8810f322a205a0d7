package vn.kieumau.kernel;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * On which day something is read: all that had happened by its end, in the tree of units of that day (as it was) or of today.
 *
 * @param asked the day asked for; null: today
 * @param inTodaysTree what happened by that day, counted where its units are today
 */
public record AsOf(@Nullable LocalDate asked, LocalDate today, boolean inTodaysTree) {
    public static AsOf today(Actor actor) {
        return new AsOf(null, actor.today(), false);
    }

    public LocalDate day() {
        return asked == null ? today : asked;
    }

    /** The day whose tree of units a total is shown in. */
    public LocalDate tree() {
        return inTodaysTree ? today : day();
    }

    /** Whether what is shown is how things are, so that one may act on it. */
    public boolean now() {
        return day().equals(today);
    }
}
