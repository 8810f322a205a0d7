package vn.kieumau.indicators;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unit's figure over the closed months of a year, with what it rests on.
 *
 * @param from first day that counts
 * @param to last day that counts; before {@code from} where no month has closed yet
 * @param value null where something is missing, or where it cannot be computed
 * @param partial what is there, though something is missing; null where nothing is, or where it says nothing
 * @param exact the value without rounding: a whole number, a decimal, or a fraction such as 2437/2829; null where there is none
 * @param missing what was not reported: months, or the first months of the longer periods of which the metric is reported
 * @param definitions the days from which the definitions hold that the figures carry; several where the definition changed
 * @param sources what the figures were taken from, and the registers in which zeros were attested
 */
public record Reading(
        String metric,
        Slot slot,
        LocalDate from,
        LocalDate to,
        @Nullable BigDecimal value,
        @Nullable BigDecimal partial,
        @Nullable String exact,
        List<YearMonth> missing,
        List<String> definitions,
        List<String> sources) {}
