package vn.kieumau.indicators;

import java.util.Locale;

/** A line of a file that is no figure, as it stands there, and why. */
public record FigureProblem(
        long line,
        String unitCode,
        String metric,
        String period,
        String value,
        String register,
        String source,
        Fault fault) {
    /** Why. */
    public enum Fault {
        UNKNOWN_METRIC,
        NOT_A_PERIOD,
        NOT_BEGUN,
        UNKNOWN_UNIT,
        NOT_A_FIGURE,
        OUT_OF_RANGE,
        ZERO_NOT_ATTESTED,
        TOO_LONG,
        TWICE,
        COUNTED_BY_SURVEY;

        public String key() {
            return "indicators.fault." + name().toLowerCase(Locale.ROOT);
        }
    }
}
