package vn.kieumau.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Numbers of lots: as another program computes them, and as likely as their weights. */
class LotsTest {
    private static final int SEEDS = 20_000;
    /** Of a share of 20,000 draws: more than four standard deviations. */
    private static final double CLOSE = 0.015;

    /** By Python's hashlib and math, after the formula on the draw's page. */
    @Test
    void anotherProgramComesToTheSameNumbers() {
        assertThat(Lots.number("20231123", 7306, 1)).isCloseTo(1.9028141935702825, within(1e-12));
        assertThat(Lots.number("20231123", 7306, 3)).isCloseTo(0.6342713978567608, within(1e-12));
        assertThat(Lots.number("Đoàn 1", 12, 1)).isCloseTo(1.7995914269719482, within(1e-12));
    }

    @Test
    void equalWeightsAreEquallyLikely() {
        int[] first = new int[4];
        for (int seed = 0; seed < SEEDS; seed++) {
            first[smallest("s" + seed, 1, 1, 1, 1)]++;
        }
        assertThat(IntStream.of(first).mapToDouble(each -> (double) each / SEEDS))
                .allSatisfy(share -> assertThat(share).isCloseTo(0.25, within(CLOSE)));
    }

    @Test
    void aWardIsDrawnFirstWithItsShareOfTheWeights() {
        int heavy = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            heavy += smallest("s" + seed, 1, 2, 5) == 2 ? 1 : 0;
        }
        assertThat((double) heavy / SEEDS).isCloseTo(5.0 / 8, within(CLOSE));
    }

    private static int smallest(String seed, int... weights) {
        int best = 0;
        for (int key = 1; key < weights.length; key++) {
            if (Lots.number(seed, key, weights[key]) < Lots.number(seed, best, weights[best])) {
                best = key;
            }
        }
        return best;
    }
}
