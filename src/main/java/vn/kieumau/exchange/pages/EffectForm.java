package vn.kieumau.exchange.pages;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.kieumau.exchange.NewEffect;

/** What changed, as it is typed. */
public record EffectForm(
        @Nullable String measured,
        @Nullable String unitOfMeasure,
        @Nullable String figureBefore,
        @Nullable String figureAfter,
        @Nullable String period,
        @Nullable String source) {
    static final EffectForm EMPTY = new EffectForm(null, null, null, null, null, null);

    NewEffect read() {
        return new NewEffect(
                Objects.toString(measured, ""),
                Objects.toString(unitOfMeasure, ""),
                figureBefore,
                Objects.toString(figureAfter, ""),
                Objects.toString(period, ""),
                Objects.toString(source, ""));
    }
}
