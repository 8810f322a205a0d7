package vn.kieumau.roadmap;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverSolutionCallback;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks CP-SAT, which calculates in integers: what it says of the best plan, or that there is none, is exact. One thread, so that the
 * same question has the same answer. Its callback for bounds is left alone: it has brought down the Java machine.
 */
final class Search {
    private static final int LOOK_UP_MILLIS = 100;
    private static final double NEVER_LONGER = 1e6;

    enum Answer {
        /** The plan is as good as was asked. */
        BEST,
        /** A plan, and a bound. */
        SOME,
        /** No plan keeps the demands. */
        NONE,
        UNKNOWN
    }

    /** @param chosen the best plan found, null where there is none @param bound no plan has a higher value; where {@code UNKNOWN} or {@code NONE} it says nothing */
    record Found(Answer answer, int @Nullable [] chosen, long bound) {}

    private final Choices choices;
    private final CpModel model = new CpModel();
    private final @Nullable BoolVar[] taken;
    private final LinearExprBuilder[] sums;

    private Search(Choices choices) {
        this.choices = choices;
        taken = new BoolVar[choices.options.size()];
        sums = new LinearExprBuilder[choices.rows.size()];
        Arrays.setAll(sums, row -> LinearExpr.newBuilder());
    }

    private void each(boolean[] open) {
        for (int[] own : choices.ofWard) {
            List<Literal> one = new ArrayList<>();
            for (int number : own) {
                if (open[number]) {
                    one.add(add(number));
                }
            }
            model.addAtMostOne(one);
        }
    }

    private void limit() {
        for (int row = 0; row < sums.length; row++) {
            long limit = choices.rows.get(row).limit();
            if (choices.rows.get(row).atMost()) {
                model.addLessOrEqual(sums[row], limit);
            } else {
                model.addGreaterOrEqual(sums[row], limit);
            }
        }
    }

    private BoolVar add(int number) {
        BoolVar variable = model.newBoolVar("");
        taken[number] = variable;
        Choices.Option option = choices.options.get(number);
        for (int i = 0; i < option.rows().length; i++) {
            sums[option.rows()[i]].addTerm(variable, option.uses()[i]);
        }
        return variable;
    }

    /**
     * The best plan. Options that cannot be in a better plan than the one at hand are left out.
     *
     * @param known the best plan so far, or null
     * @param most how much to work for it, in CP-SAT's own measure
     */
    static Found best(
            Choices choices, @Nullable Relaxation relaxation, int @Nullable [] known, Work work, double most) {
        boolean[] open = new boolean[choices.options.size()];
        Arrays.fill(open, true);
        if (relaxation != null && known != null) {
            long value = choices.value(known);
            for (int option = 0; option < open.length; option++) {
                open[option] = relaxation.mayExceed(value, option);
            }
        }
        if (known != null) {
            Arrays.stream(known).filter(option -> option != Choices.NONE).forEach(option -> open[option] = true);
        }
        Search search = new Search(choices);
        search.each(open);
        search.limit();
        LinearExprBuilder gain = LinearExpr.newBuilder();
        for (int option = 0; option < open.length; option++) {
            BoolVar variable = search.taken[option];
            if (variable != null) {
                gain.addTerm(variable, choices.options.get(option).gain());
                if (known != null) {
                    search.model.addHint(
                            variable, known[choices.options.get(option).ward()] == option);
                }
            }
        }
        search.model.maximize(gain);
        CpSolver solver = solver(work);
        solver.getParameters().setMaxDeterministicTime(most);
        if (known != null) {
            solver.getParameters().setAbsoluteGapLimit(work.tolerance(choices.value(known)));
        }
        return search.solve(solver, work, Progress.Step.PROVING, found -> work.found(found + choices.nothing()));
    }

    /** Whether there is any plan. Wards whose options are alike are counted together, which makes few of many. */
    static Answer feasible(Choices choices, Work work) {
        Map<List<Uses>, Integer> alike = new LinkedHashMap<>();
        for (int[] own : choices.ofWard) {
            alike.merge(
                    Arrays.stream(own).mapToObj(option -> uses(choices, option)).toList(), 1, Integer::sum);
        }
        Search search = new Search(choices);
        alike.forEach(search::together);
        search.limit();
        return search.solve(solver(work), work, Progress.Step.NARROWING, found -> {})
                .answer();
    }

    /** What an option uses of which rows. */
    private record Uses(List<Integer> rows, List<Long> amounts) {}

    private static Uses uses(Choices choices, int number) {
        Choices.Option option = choices.options.get(number);
        return new Uses(
                Arrays.stream(option.rows()).boxed().toList(),
                Arrays.stream(option.uses()).boxed().toList());
    }

    private void together(List<Uses> options, int wards) {
        LinearExprBuilder all = LinearExpr.newBuilder();
        for (Uses option : options) {
            IntVar count = model.newIntVar(0, wards, "");
            all.add(count);
            for (int i = 0; i < option.rows().size(); i++) {
                sums[option.rows().get(i)].addTerm(count, option.amounts().get(i));
            }
        }
        model.addLessOrEqual(all, wards);
    }

    private static CpSolver solver(Work work) {
        CpSolver solver = new CpSolver();
        solver.getParameters()
                .setNumSearchWorkers(1)
                .setLinearizationLevel(2)
                .setMaxTimeInSeconds(Math.min(NEVER_LONGER, work.left().toMillis() / 1000.0));
        return solver;
    }

    private Found solve(CpSolver solver, Work work, Progress.Step step, LongConsumer found) {
        ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "roadmap-watch");
            thread.setDaemon(true);
            return thread;
        });
        looking.scheduleWithFixedDelay(
                () -> {
                    if (work.over(step)) {
                        solver.stopSearch();
                    }
                },
                LOOK_UP_MILLIS,
                LOOK_UP_MILLIS,
                TimeUnit.MILLISECONDS);
        try {
            CpSolverStatus status = solver.solve(model, new CpSolverSolutionCallback() {
                @Override
                public void onSolutionCallback() {
                    found.accept(Math.round(objectiveValue()));
                }
            });
            return answer(solver, status);
        } finally {
            looking.shutdownNow();
        }
    }

    private Found answer(CpSolver solver, CpSolverStatus status) {
        return switch (status) {
            case OPTIMAL, FEASIBLE ->
                new Found(
                        status == CpSolverStatus.OPTIMAL ? Answer.BEST : Answer.SOME,
                        chosen(solver),
                        Math.round(solver.bestObjectiveBound()) + choices.nothing());
            case INFEASIBLE -> new Found(Answer.NONE, null, 0);
            default -> new Found(Answer.UNKNOWN, null, 0);
        };
    }

    private int[] chosen(CpSolver solver) {
        int[] chosen = new int[choices.wards()];
        Arrays.fill(chosen, Choices.NONE);
        for (int option = 0; option < taken.length; option++) {
            BoolVar variable = taken[option];
            if (variable != null && solver.booleanValue(variable)) {
                chosen[choices.options.get(option).ward()] = option;
            }
        }
        return chosen;
    }
}
