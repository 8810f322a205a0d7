package vn.kieumau.inspection;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A ward of a draw's pool, and what made it likelier.
 *
 * @param differences criteria on which a level above found otherwise than the ward
 * @param warnings figures of its last twelve closed months that are worth a second look
 * @param visited by an earlier delegation
 * @param recognisedOn its last title; null without one
 * @param weight its share of lots, at least 1
 * @param number by which it was drawn: the smallest are
 */
public record DrawnWard(
        long unitId,
        String unitName,
        String unitPath,
        int differences,
        int warnings,
        boolean visited,
        @Nullable LocalDate recognisedOn,
        int weight,
        double number,
        boolean drawn,
        boolean illustrative,
        long total) {

    /** To nine places: enough to see which of two is smaller. */
    public String shownNumber() {
        return BigDecimal.valueOf(number).setScale(9, RoundingMode.HALF_UP).toPlainString();
    }
}
