package vn.kieumau.exchange;

import org.jspecify.annotations.Nullable;

/**
 * What changed, as its keeper reports it.
 *
 * @param figureBefore and figureAfter decimals; the first null where nobody measured it before
 */
public record InitiativeEffect(
        long effectId,
        long initiativeId,
        String measured,
        String unitOfMeasure,
        @Nullable String figureBefore,
        String figureAfter,
        String period,
        String source) {}
