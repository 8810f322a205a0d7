package vn.kieumau.indicators;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kieumau.kernel.Period;
import vn.kieumau.units.UnitSummary;

/**
 * A unit's survey of a year.
 *
 * @param unit as it was when the year ended
 * @param now null: none was held, or none is known
 * @param before what it was before each correction, the newest first
 * @param open whether the reader may write it
 */
public record UnitSurvey(
        UnitSummary unit, Period period, @Nullable Survey now, List<Survey> before, boolean open) {
    public int year() {
        return period.first().getYear();
    }

    /** The version that one has seen; 0 for none. */
    public int version() {
        return now == null ? 0 : now.version();
    }

    public LocalDate due() {
        return period.due();
    }
}
