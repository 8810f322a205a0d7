package vn.kieumau.criteria.judging;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The points of a set.
 *
 * @param least every unknown counted as not met
 * @param most every unknown counted as met
 * @param band code of the band both fall in; null while it is open, and below the lowest band
 */
public record Points(
        BigDecimal least, BigDecimal most, @Nullable String band) {}
