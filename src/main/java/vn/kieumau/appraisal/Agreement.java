package vn.kieumau.appraisal;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far two who judged the same things agree, beyond what chance would bring about: of counts {@code n[i][j]} of things that the
 * first put into category i and the second into category j.
 *
 * <p>Cohen's κ: J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20 (1960),
 * pages 37–46; its variance by J. L. Fleiss, J. Cohen, B. S. Everitt, "Large sample standard errors of kappa and weighted kappa",
 * Psychological Bulletin 72 (1969), pages 323–327. Gwet's AC1, which stays meaningful where nearly everything falls into one
 * category: K. L. Gwet, "Computing inter-rater reliability and its variance in the presence of high agreement", British Journal of
 * Mathematical and Statistical Psychology 61 (2008), pages 29–48. Intervals are of 95%, by the normal approximation; of fewer than
 * ten things, and where they do not vary, there is none.
 *
 * @param of how many things both judged, at least 1
 * @param agreed of how many of them both said the same
 * @param kappa null where both put everything into one category: then chance alone explains all
 */
public record Agreement(int of, int agreed, @Nullable Coefficient kappa, Coefficient ac1) {
    /** Two-sided 95% of the normal distribution. */
    private static final double Z = 1.959964;

    /** Fewer say nothing about how far a coefficient may be off. */
    private static final int LEAST = 10;

    private static final double NOTHING = 1e-12;

    /**
     * @param value −1 to 1: 1 all alike, 0 as by chance
     * @param low lower end of its interval, not below −1; null where it has none
     * @param high upper end of it, not above 1
     */
    public record Coefficient(
            double value, @Nullable Double low, @Nullable Double high) {
        private static Coefficient of(double value, double variance, int of) {
            double half = Z * Math.sqrt(Math.max(0, variance));
            return of < LEAST || half < NOTHING
                    ? new Coefficient(value, null, null)
                    : new Coefficient(value, Math.max(-1, value - half), Math.min(1, value + half));
        }
    }

    /** One who was judged by both, from category {@code first} to {@code second}, so many times. */
    public record Pair(String first, String second, int count) {}

    /** @param categories all there are, two or more; a pair of another is an error */
    static Agreement of(List<String> categories, List<Pair> pairs) {
        int[][] counts = new int[categories.size()][categories.size()];
        for (Pair each : pairs) {
            counts[categories.indexOf(each.first())][categories.indexOf(each.second())] += each.count();
        }
        return of(counts);
    }

    static Agreement of(int[][] counts) {
        int of = Arrays.stream(counts).flatMapToInt(Arrays::stream).sum();
        int agreed = 0;
        for (int i = 0; i < counts.length; i++) {
            agreed += counts[i][i];
        }
        Shares shares = Shares.of(counts, of);
        return new Agreement(of, agreed, kappa(shares, of), ac1(shares, of));
    }

    /** Of all things: in both categories, in each of the first's, in each of the second's. */
    private record Shares(double[][] both, double[] first, double[] second, double agreed) {
        static Shares of(int[][] counts, int of) {
            int size = counts.length;
            double[][] both = new double[size][size];
            double[] first = new double[size];
            double[] second = new double[size];
            double agreed = 0;
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    both[i][j] = (double) counts[i][j] / of;
                    first[i] += both[i][j];
                    second[j] += both[i][j];
                }
                agreed += both[i][i];
            }
            return new Shares(both, first, second, agreed);
        }

        int size() {
            return first.length;
        }
    }

    private static @Nullable Coefficient kappa(Shares shares, int of) {
        double chance = 0;
        for (int i = 0; i < shares.size(); i++) {
            chance += shares.first()[i] * shares.second()[i];
        }
        if (chance > 1 - NOTHING) {
            return null;
        }
        double kappa = (shares.agreed() - chance) / (1 - chance);
        double alike = 0;
        double unlike = 0;
        for (int i = 0; i < shares.size(); i++) {
            double edge = 1 - (shares.first()[i] + shares.second()[i]) * (1 - kappa);
            alike += shares.both()[i][i] * edge * edge;
            for (int j = 0; j < shares.size(); j++) {
                double margins = shares.second()[i] + shares.first()[j];
                unlike += i == j ? 0 : shares.both()[i][j] * margins * margins;
            }
        }
        double bias = kappa - chance * (1 - kappa);
        double variance =
                (alike + (1 - kappa) * (1 - kappa) * unlike - bias * bias) / (of * (1 - chance) * (1 - chance));
        return Coefficient.of(kappa, variance, of);
    }

    private static Coefficient ac1(Shares shares, int of) {
        int size = shares.size();
        double[] mean = new double[size];
        double chance = 0;
        for (int i = 0; i < size; i++) {
            mean[i] = (shares.first()[i] + shares.second()[i]) / 2;
            chance += mean[i] * (1 - mean[i]) / (size - 1);
        }
        double ac1 = (shares.agreed() - chance) / (1 - chance);
        double alike = 0;
        double all = 0;
        for (int i = 0; i < size; i++) {
            alike += shares.both()[i][i] * (1 - mean[i]) / (size - 1);
            for (int j = 0; j < size; j++) {
                double off = 1 - (mean[i] + mean[j]) / 2;
                all += shares.both()[i][j] * off * off / ((size - 1) * (size - 1));
            }
        }
        double agreed = shares.agreed();
        double variance = (agreed * (1 - agreed)
                        - 4 * (1 - ac1) * (alike - agreed * chance)
                        + 4 * (1 - ac1) * (1 - ac1) * (all - chance * chance))
                / (of * (1 - chance) * (1 - chance));
        return Coefficient.of(ac1, variance, of);
    }

    /** 0 to 1. */
    public double share() {
        return (double) agreed / of;
    }
}
