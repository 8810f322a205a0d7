package vn.kieumau.roadmap;

import com.google.ortools.Loader;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Proposes which ward registers in which year. First a bound on what any plan can be worth, then better and better plans; it stops
 * as soon as the best one is near enough to the bound, and where that is not so searches what may still be better. Uses one core.
 */
public final class Planner {
    /** Moves of the first annealing, for each ward; each further one has four times as many. */
    private static final long MOVES = 3_000;

    private static final int LONGER = 4;
    private static final int TURNS = 3;
    /** The turn after which provinces are searched one by one. */
    private static final int PROVINCES_AFTER = 0;

    /** Fewer wards are proven more quickly than improved. */
    private static final int FEW = 500;

    private final Scenario scenario;
    private final Effort effort;
    private final Choices choices;
    private final Work work;

    private Planner(Scenario scenario, Effort effort, Watch watch) {
        this.scenario = scenario;
        this.effort = effort;
        choices = Choices.of(scenario);
        work = new Work(effort, watch, choices.nothing());
    }

    /** @param watch told how far it is, and able to stop it */
    public static Outcome propose(Scenario scenario, Effort effort, Watch watch) {
        Loader.loadNativeLibraries();
        return new Planner(scenario, effort, watch).propose();
    }

    private Outcome propose() {
        work.tell(Progress.Step.RELAXING);
        Relaxation relaxation = Relaxation.of(choices, work.left());
        if (relaxation == null) {
            Contradiction contradiction = new Narrowing(scenario, work).find();
            return contradiction == null ? searched(null, null) : contradiction;
        }
        work.proven(relaxation.bound);
        return searched(relaxation, improved(relaxation));
    }

    private int @Nullable [] improved(Relaxation relaxation) {
        Annealing annealing = new Annealing(choices, relaxation, effort.seed());
        tellFound(annealing);
        work.tell(Progress.Step.IMPROVING);
        long moves = MOVES * choices.wards();
        for (int turn = 0; turn < (choices.wards() < FEW ? 1 : TURNS); turn++) {
            annealing.run(moves, () -> {
                tellFound(annealing);
                return work.enough() || work.over(Progress.Step.IMPROVING);
            });
            tellFound(annealing);
            moves *= LONGER;
            int[] best = annealing.best();
            if (turn == PROVINCES_AFTER && best != null && !work.enough()) {
                Provinces.prove(scenario, relaxation, choices.plan(best), work);
            }
        }
        return annealing.best();
    }

    private void tellFound(Annealing annealing) {
        int[] best = annealing.best();
        if (best != null) {
            work.found(choices.value(best));
        }
    }

    private Outcome searched(@Nullable Relaxation relaxation, int @Nullable [] known) {
        int[] best = known;
        if (!work.enough() && !work.over(Progress.Step.PROVING)) {
            work.tell(Progress.Step.PROVING);
            Search.Found found = Search.best(choices, relaxation, known, work, Double.POSITIVE_INFINITY);
            if (found.answer() == Search.Answer.NONE && known == null) {
                Contradiction contradiction = new Narrowing(scenario, work).find();
                return contradiction == null ? new Undecided(work.bound(), work.seconds()) : contradiction;
            }
            if (found.chosen() != null) {
                best = known == null || choices.value(found.chosen()) > choices.value(known) ? found.chosen() : known;
                work.proven(Math.max(found.bound(), choices.value(best)));
            }
        }
        return best == null ? new Undecided(work.bound(), work.seconds()) : proposal(relaxation, best);
    }

    private Proposal proposal(@Nullable Relaxation relaxation, int[] best) {
        Allotment settled = new Allotment(choices);
        for (int option : best) {
            settled.take(option);
        }
        settled.settle();
        long value = choices.value(settled.chosen);
        work.found(value);
        Long bound = work.bound();
        long proven = bound == null ? most() : bound;
        return new Proposal(
                choices.plan(settled.chosen),
                value,
                proven,
                work.gap(value, proven),
                work.enough(),
                relaxation == null ? List.of() : relaxation.prices(),
                work.seconds());
    }

    /** Where nothing else is proven: every ward as it is best for it alone. */
    private long most() {
        long most = choices.nothing();
        for (int[] own : choices.ofWard) {
            most += Arrays.stream(own)
                    .mapToLong(option -> choices.options.get(option).gain())
                    .max()
                    .orElse(0);
        }
        return most;
    }
}
