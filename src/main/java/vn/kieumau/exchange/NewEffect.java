package vn.kieumau.exchange;

import org.jspecify.annotations.Nullable;

/**
 * What changed, as it is typed.
 *
 * @param figureBefore and figureAfter with at most two decimals, after a comma or a point; the first may be empty
 * @param period that the figures are of
 * @param source that says so
 */
public record NewEffect(
        String measured,
        String unitOfMeasure,
        @Nullable String figureBefore,
        String figureAfter,
        String period,
        String source) {}
