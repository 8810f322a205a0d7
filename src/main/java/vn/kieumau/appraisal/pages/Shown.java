package vn.kieumau.appraisal.pages;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import vn.kieumau.appraisal.Agreement;
import vn.kieumau.web.View;

/** Agreement as people read it, with two decimals. */
public final class Shown {
    private Shown() {}

    /** "0,94 (0,90 – 0,99)", "0,94" where there is no interval; a dash where it cannot be told. */
    public static String coefficient(View view, Agreement.@Nullable Coefficient coefficient) {
        if (coefficient == null) {
            return "–";
        }
        Double low = coefficient.low();
        Double high = coefficient.high();
        return low == null || high == null
                ? decimal(view, coefficient.value())
                : "%s (%s – %s)".formatted(decimal(view, coefficient.value()), decimal(view, low), decimal(view, high));
    }

    /** "118/125 (94%)". */
    public static String agreed(View view, Agreement agreement) {
        return "%s/%s (%d%%)"
                .formatted(
                        view.number(agreement.agreed()),
                        view.number(agreement.of()),
                        Math.round(100 * agreement.share()));
    }

    private static String decimal(View view, double value) {
        return view.exact(
                BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).toPlainString());
    }
}
