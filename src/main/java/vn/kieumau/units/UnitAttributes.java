package vn.kieumau.units;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the tree says of a unit on a day, beside its name.
 *
 * @param provinceType type of the unit of province level above it; null where it lies under none that day
 * @param since first day on which it was a unit of these people: that on which it began, or on which people of another last came to it,
 *     whatever it was called then and wherever it stood; null: before the records
 */
public record UnitAttributes(
        long unitId,
        @Nullable String provinceType,
        @Nullable LocalDate since) {}
