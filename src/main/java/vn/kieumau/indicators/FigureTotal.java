package vn.kieumau.indicators;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A metric over the closed months of a period at one unit of the tree, within the reader's reach.
 *
 * @param undivided the units counted here have ended, and their successors lie under several units
 * @param value null where nothing is reported, or where the metric is not brought together
 * @param units how many should report
 * @param reported how many have reported anything of it
 * @param complete how many have reported every month
 */
public record FigureTotal(
        long unitId,
        String name,
        String path,
        boolean undivided,
        @Nullable BigDecimal value,
        int units,
        int reported,
        int complete,
        boolean illustrative) {}
