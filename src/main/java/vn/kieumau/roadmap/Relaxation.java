package vn.kieumau.roadmap;

import com.google.ortools.modelbuilder.LinearConstraint;
import com.google.ortools.modelbuilder.LinearExpr;
import com.google.ortools.modelbuilder.LinearExprBuilder;
import com.google.ortools.modelbuilder.ModelBuilder;
import com.google.ortools.modelbuilder.ModelSolver;
import com.google.ortools.modelbuilder.SolveStatus;
import com.google.ortools.modelbuilder.Variable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is best if a ward could be divided among years: solved as a linear program. The solver calculates with rounded numbers and
 * is not believed: from its dual prices, rounded and none below 0, the bound is calculated anew and exactly. By weak duality any
 * such prices p give one, with r over rows, o over the options of a ward w, and signs turned in rows that limit from below:
 * Σ_r p_r limit_r + Σ_w max(0, max_o (gain_o − Σ_r p_r use_or)). (A. M. Geoffrion, "Lagrangean relaxation for integer programming",
 * Mathematical Programming Study 2 (1974), pages 82–114.)
 */
final class Relaxation {
    private static final int DIGITS = 6;

    private final Choices choices;
    private final BigDecimal[] prices;
    private final BigDecimal[] reduced;
    private final BigDecimal[] best;
    /** How much of each option the solver took, 0 to 1. */
    final double[] shares;

    /** Value that no plan exceeds. */
    final long bound;

    private Relaxation(Choices choices, BigDecimal[] prices, double[] shares) {
        this.choices = choices;
        this.prices = prices;
        this.shares = shares;
        reduced = choices.options.stream().map(this::reduced).toArray(BigDecimal[]::new);
        best = new BigDecimal[choices.wards()];
        BigDecimal sum = BigDecimal.valueOf(choices.nothing());
        for (int ward = 0; ward < best.length; ward++) {
            best[ward] = Arrays.stream(choices.ofWard.get(ward))
                    .mapToObj(option -> reduced[option])
                    .reduce(BigDecimal.ZERO, BigDecimal::max);
            sum = sum.add(best[ward]);
        }
        for (int row = 0; row < prices.length; row++) {
            sum = sum.add(signed(row)
                    .multiply(BigDecimal.valueOf(choices.rows.get(row).limit())));
        }
        bound = sum.setScale(0, RoundingMode.FLOOR).longValueExact();
    }

    /** @return null where the solver finds that even divided wards cannot keep the demands, or finds nothing in time */
    static @Nullable Relaxation of(Choices choices, Duration limit) {
        ModelBuilder model = new ModelBuilder();
        LinearExprBuilder[] sums = new LinearExprBuilder[choices.rows.size()];
        Arrays.setAll(sums, row -> LinearExpr.newBuilder());
        LinearExprBuilder gain = LinearExpr.newBuilder();
        Variable[] variables = new Variable[choices.options.size()];
        for (int[] own : choices.ofWard) {
            LinearExprBuilder one = LinearExpr.newBuilder();
            for (int number : own) {
                Choices.Option option = choices.options.get(number);
                variables[number] = model.newNumVar(0, 1, "");
                one.add(variables[number]);
                gain.addTerm(variables[number], option.gain());
                for (int i = 0; i < option.rows().length; i++) {
                    sums[option.rows()[i]].addTerm(variables[number], option.uses()[i]);
                }
            }
            model.addLessOrEqual(one, 1);
        }
        List<LinearConstraint> rows = new ArrayList<>();
        for (int row = 0; row < sums.length; row++) {
            long bound = choices.rows.get(row).limit();
            rows.add(
                    choices.rows.get(row).atMost()
                            ? model.addLessOrEqual(sums[row], bound)
                            : model.addGreaterOrEqual(sums[row], bound));
        }
        model.maximize(gain);
        ModelSolver solver = new ModelSolver("GLOP");
        solver.setTimeLimit(limit);
        if (solver.solve(model) != SolveStatus.OPTIMAL) {
            return null;
        }
        BigDecimal[] prices = new BigDecimal[sums.length];
        Arrays.setAll(prices, row -> {
            double dual = solver.getDualValue(rows.get(row));
            return BigDecimal.valueOf(Math.max(0, choices.rows.get(row).atMost() ? dual : -dual))
                    .setScale(DIGITS, RoundingMode.HALF_EVEN);
        });
        return new Relaxation(
                choices,
                prices,
                Arrays.stream(variables).mapToDouble(solver::getValue).toArray());
    }

    private BigDecimal signed(int row) {
        return choices.rows.get(row).atMost() ? prices[row] : prices[row].negate();
    }

    private BigDecimal reduced(Choices.Option option) {
        BigDecimal left = BigDecimal.valueOf(option.gain());
        for (int i = 0; i < option.rows().length; i++) {
            left = left.subtract(signed(option.rows()[i]).multiply(BigDecimal.valueOf(option.uses()[i])));
        }
        return left;
    }

    /** What an option is worth after paying for what it uses. */
    double worth(int option) {
        return reduced[option].doubleValue();
    }

    /** Whether a plan that takes this option may have a value above this one: its bound is lower by what a better option would bring. */
    boolean mayExceed(long value, int option) {
        BigDecimal loss = best[choices.options.get(option).ward()].subtract(reduced[option]);
        return loss.compareTo(BigDecimal.valueOf(bound - value)) < 0;
    }

    List<Price> prices() {
        List<Price> all = new ArrayList<>();
        for (int row = 0; row < prices.length; row++) {
            if (prices[row].signum() > 0) {
                all.add(new Price(choices.rows.get(row).demand(), prices[row]));
            }
        }
        return all;
    }
}
