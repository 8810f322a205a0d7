package vn.kieumau.indicators;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;

/**
 * A share of a sample with its 95% confidence interval by the score method: E. B. Wilson, "Probable inference, the law of
 * succession, and statistical inference", Journal of the American Statistical Association 22 (1927), pages 209–212. It tells how
 * far the sample may be from all who could have been asked, if they were drawn at random. It informs only: rules judge the share.
 *
 * @param count 0 to {@code of}
 * @param of the sample, at least 1
 * @param low lower end of the interval, 0 to 1, six decimals
 * @param high upper end of the interval, 0 to 1, six decimals
 */
public record SurveyShare(int count, int of, BigDecimal low, BigDecimal high) {
    private static final double ERROR_RATE = 0.05;
    private static final int DECIMALS = 6;

    static SurveyShare of(int count, int of) {
        Interval interval = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(of, count, ERROR_RATE);
        return new SurveyShare(count, of, rounded(interval.getLowerBound()), rounded(interval.getUpperBound()));
    }

    private static BigDecimal rounded(double bound) {
        return BigDecimal.valueOf(bound).setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    /** 0 to 1, six decimals; what is exact is {@code count} and {@code of}. */
    public BigDecimal share() {
        return BigDecimal.valueOf(count).divide(BigDecimal.valueOf(of), DECIMALS, RoundingMode.HALF_UP);
    }
}
