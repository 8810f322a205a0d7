package vn.kieumau.criteria.rules;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/** An exact share: no rounding ever, so that 69.99…% is below 70% however it is written. Lowest terms, the lower part above zero. */
public record Ratio(BigInteger upper, BigInteger lower) implements Comparable<Ratio> {
    public Ratio {
        if (lower.signum() == 0) {
            throw new ArithmeticException("divided by zero");
        }
        BigInteger common = upper.gcd(lower).multiply(BigInteger.valueOf(lower.signum()));
        upper = upper.divide(common);
        lower = lower.divide(common);
    }

    /** @throws ArithmeticException where {@code lower} is 0 */
    public static Ratio of(long upper, long lower) {
        return new Ratio(BigInteger.valueOf(upper), BigInteger.valueOf(lower));
    }

    public static Ratio of(BigDecimal value) {
        BigDecimal whole = value.scale() < 0 ? value.setScale(0) : value;
        return new Ratio(whole.unscaledValue(), BigInteger.TEN.pow(whole.scale()));
    }

    @Override
    public int compareTo(Ratio other) {
        return upper.multiply(other.lower).compareTo(other.upper.multiply(lower));
    }

    /** The nearest decimal with 34 digits; exact where it ends before. */
    public BigDecimal decimal() {
        return new BigDecimal(upper).divide(new BigDecimal(lower), MathContext.DECIMAL128);
    }
}
