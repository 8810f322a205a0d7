package vn.kieumau.exchange;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A practice that a unit takes home.
 *
 * @param seenUnitId the ward of the route at which it was seen; null where that is not said
 * @param intended what is to become of it by that day
 */
public record NewTakeHome(
        long unitId,
        @Nullable Long seenUnitId,
        @Nullable String practice,
        @Nullable String intended,
        LocalDate due) {}
