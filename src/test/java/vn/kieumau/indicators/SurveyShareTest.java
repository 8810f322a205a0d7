package vn.kieumau.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurveyShareTest {
    /**
     * The examples of R. G. Newcombe, "Two-sided confidence intervals for the single proportion: comparison of seven methods",
     * Statistics in Medicine 17 (1998), pages 857–872, table I, method 3.
     */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void theIntervalIsWhatIsPublished(int count, int of, BigDecimal low, BigDecimal high) {
        SurveyShare share = SurveyShare.of(count, of);
        assertThat(share.low().setScale(4, RoundingMode.HALF_UP)).isEqualTo(low);
        assertThat(share.high().setScale(4, RoundingMode.HALF_UP)).isEqualTo(high);
    }

    /** The intervals of none and of all mirror each other and stay within 0 and 1, for the smallest sample too. */
    @ParameterizedTest
    @CsvSource({"1", "20", "500", "2000000"})
    void noneAndAllAreEndsOfTheirIntervals(int of) {
        SurveyShare none = SurveyShare.of(0, of);
        SurveyShare all = SurveyShare.of(of, of);
        assertThat(none.low()).isZero();
        assertThat(all.high()).isEqualByComparingTo(BigDecimal.ONE);
        assertThat(none.high()).isGreaterThan(BigDecimal.ZERO).isLessThan(BigDecimal.ONE);
        assertThat(all.low()).isEqualByComparingTo(BigDecimal.ONE.subtract(none.high()));
    }

    @Test
    void whatIsJustBelowTheFloorIsNotRoundedUpToItInItsCounts() {
        SurveyShare below = SurveyShare.of(1799, 2000);
        assertThat(below.share()).isEqualTo("0.899500");
        assertThat(below.low()).isLessThan(new BigDecimal("0.9"));
        assertThat(below.high()).isGreaterThan(new BigDecimal("0.9"));
        assertThat(below.count() + "/" + below.of()).isEqualTo("1799/2000");
    }
}
