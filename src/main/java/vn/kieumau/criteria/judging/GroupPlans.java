package vn.kieumau.criteria.judging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every way through one group that may be worth taking, requirement by requirement. The table answers: from the i-th requirement
 * on, meeting exactly {@code cost} more requirements and so many more criteria, how many points can be had at most? Points are
 * the value and not a dimension of the table, so it stays small whatever their size; that loses nothing, since more points never
 * do harm.
 */
final class GroupPlans {
    static final long IMPOSSIBLE = -1;

    enum State {
        HELD,
        OPEN,
        STUCK
    }

    /**
     * A requirement on the way.
     *
     * @param counted whether its criterion depends on it
     * @param last whether it closes its criterion
     * @param must whether the criterion it closes has to hold
     * @param counts whether the criterion it closes, once met, adds to a count that matters
     */
    record Step(
            String code,
            State state,
            long points,
            boolean counted,
            boolean veto,
            boolean last,
            boolean must,
            boolean counts) {}

    /**
     * A decision on one requirement.
     *
     * @param whole whether the criterion under way can still be met after it
     * @param met criteria met by it
     */
    record Move(boolean taken, boolean whole, int met, long points) {
        int cost() {
            return taken ? 1 : 0;
        }
    }

    private final List<Step> steps;
    private final int criteria;
    private final int open;
    private final long[][][][] most;

    GroupPlans(List<Step> steps) {
        this.steps = List.copyOf(steps);
        this.criteria = (int) steps.stream().filter(Step::counts).count();
        this.open = (int) steps.stream().filter(it -> it.state() == State.OPEN).count();
        this.most = new long[steps.size() + 1][2][criteria + 1][open + 1];
        fill();
    }

    List<Step> steps() {
        return steps;
    }

    int criteria() {
        return criteria;
    }

    int open() {
        return open;
    }

    /** The most points from step {@code from} on, or {@link #IMPOSSIBLE}. */
    long most(int from, boolean whole, int met, int cost) {
        return most[from][whole ? 1 : 0][met][cost];
    }

    /** The decisions allowed at a step, the one that takes the requirement first. */
    List<Move> moves(int at, boolean whole) {
        Step step = steps.get(at);
        List<Move> moves = new ArrayList<>(2);
        if (step.state() != State.STUCK) {
            add(moves, move(step, whole, true));
        }
        if (step.state() != State.HELD) {
            add(moves, move(step, whole, false));
        }
        return moves;
    }

    private static void add(List<Move> moves, @Nullable Move move) {
        if (move != null) {
            moves.add(move);
        }
    }

    private static @Nullable Move move(Step step, boolean whole, boolean holds) {
        boolean still = whole && (holds || !step.counted());
        if ((step.veto() && !holds) || (step.last() && step.must() && !still)) {
            return null;
        }
        int met = step.last() && step.counts() && still ? 1 : 0;
        boolean taken = holds && step.state() == State.OPEN;
        return new Move(taken, step.last() || still, met, holds ? step.points() : 0);
    }

    private void fill() {
        for (long[][][] byWhole : most) {
            for (long[][] byMet : byWhole) {
                for (long[] byCost : byMet) {
                    Arrays.fill(byCost, IMPOSSIBLE);
                }
            }
        }
        most[steps.size()][0][0][0] = 0;
        most[steps.size()][1][0][0] = 0;
        for (int at = steps.size() - 1; at >= 0; at--) {
            for (int whole = 0; whole < 2; whole++) {
                for (Move move : moves(at, whole == 1)) {
                    extend(most[at][whole], most[at + 1][move.whole() ? 1 : 0], move);
                }
            }
        }
    }

    private void extend(long[][] here, long[][] after, Move move) {
        for (int met = 0; met + move.met() <= criteria; met++) {
            for (int cost = 0; cost + move.cost() <= open; cost++) {
                if (after[met][cost] != IMPOSSIBLE) {
                    long points = after[met][cost] + move.points();
                    long[] row = here[met + move.met()];
                    row[cost + move.cost()] = Math.max(row[cost + move.cost()], points);
                }
            }
        }
    }
}
