package vn.kieumau.appraisal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class AgreementTest {
    /** Gwet 2008, the table with which the paradox of kappa is shown: nearly all alike, and yet kappa is below nought. */
    @Test
    void whereNearlyAllIsAlikeAc1SaysSoAndKappaDoesNot() {
        Agreement agreement = Agreement.of(new int[][] {{118, 5}, {2, 0}});
        assertThat(agreement.of()).isEqualTo(125);
        assertThat(agreement.agreed()).isEqualTo(118);
        assertThat(agreement.share()).isEqualTo(0.944);
        assertThat(kappa(agreement)).isCloseTo(-0.0234, within(0.00005));
        assertThat(agreement.ac1().value()).isCloseTo(0.9408, within(0.00005));
        assertThat(half(agreement.ac1())).as("1.96 standard errors of 0.02296").isCloseTo(0.0450, within(0.0001));
    }

    /** (0.6 − 0.54) / (1 − 0.54) and (0.6 − 0.46) / (1 − 0.46). */
    @Test
    void kappaIsWhatIsLeftOfAgreementBeyondChance() {
        assertThat(kappa(Agreement.of(new int[][] {{45, 15}, {25, 15}}))).isCloseTo(0.1304, within(0.00005));
        assertThat(kappa(Agreement.of(new int[][] {{25, 35}, {5, 35}}))).isCloseTo(0.2593, within(0.00005));
    }

    @Test
    void whereAllAreAlikeBothAreOne() {
        Agreement agreement = Agreement.of(new int[][] {{7, 0, 0}, {0, 3, 0}, {0, 0, 2}});
        assertThat(kappa(agreement)).isEqualTo(1);
        assertThat(agreement.ac1()).isEqualTo(new Agreement.Coefficient(1, null, null));
    }

    @Test
    void whereBothPutAllIntoOneCategoryKappaCannotBeTold() {
        Agreement agreement = Agreement.of(new int[][] {{9, 0, 0}, {0, 0, 0}, {0, 0, 0}});
        assertThat(agreement.kappa()).isNull();
        assertThat(agreement.ac1().value()).isEqualTo(1);
    }

    @Test
    void ofFewThingsThereIsNoInterval() {
        Agreement few = Agreement.of(new int[][] {{5, 1}, {1, 2}});
        assertThat(few.ac1().low()).isNull();
        assertThat(Objects.requireNonNull(few.kappa()).high()).isNull();
        assertThat(Agreement.of(new int[][] {{6, 1}, {1, 2}}).ac1().low()).isNotNull();
    }

    /** The intervals rest on formulas; leaving out one thing after the other measures the same without them. */
    @Test
    void intervalsAreAsWideAsTheJackknifeSays() {
        Random random = new Random(2008);
        for (int round = 0; round < 50; round++) {
            int[][] counts = new int[3][3];
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    counts[i][j] = 5 + random.nextInt(60) + (i == j ? random.nextInt(100) : 0);
                }
            }
            Agreement agreement = Agreement.of(counts);
            double half = half(Objects.requireNonNull(agreement.kappa()));
            assertThat(half / jackknife(counts, AgreementTest::kappa)).isCloseTo(1, within(0.02));
            assertThat(half(agreement.ac1())
                            / jackknife(counts, each -> each.ac1().value()))
                    .isCloseTo(1, within(0.02));
        }
    }

    private static double half(Agreement.Coefficient coefficient) {
        return (Objects.requireNonNull(coefficient.high()) - Objects.requireNonNull(coefficient.low())) / 2;
    }

    private static double kappa(Agreement agreement) {
        return Objects.requireNonNull(agreement.kappa()).value();
    }

    private static double jackknife(int[][] counts, ToDoubleFunction<Agreement> of) {
        double sum = 0;
        double squares = 0;
        int all = 0;
        for (int[] row : counts) {
            for (int j = 0; j < row.length; j++) {
                int count = row[j];
                row[j]--;
                double value = of.applyAsDouble(Agreement.of(counts));
                row[j]++;
                sum += count * value;
                squares += count * value * value;
                all += count;
            }
        }
        double mean = sum / all;
        return 1.959964 * Math.sqrt((all - 1.0) * (squares / all - mean * mean));
    }
}
