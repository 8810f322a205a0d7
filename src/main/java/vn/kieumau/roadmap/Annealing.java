package vn.kieumau.roadmap;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds good plans: begins with what the relaxation does not divide, then moves wards among years at random, two at once where
 * one has to make room, and keeps a worse plan with the chance exp(−loss / temperature), while the temperature falls
 * (S. Kirkpatrick, C. D. Gelatt, M. P. Vecchi, "Optimization by simulated annealing", Science 220 (1983), pages 671–680). A ward that a
 * demand lacks weighs more than anything that can be gained. The same seed gives the same plan.
 */
final class Annealing {
    /** Temperatures, in parts of what a ward gains by a year. */
    private static final double HOT = 1 / 3.0;

    private static final double COLD = 1 / 60.0;
    private static final double WHOLE = 0.999_999;
    private static final int LOOK_UP = 1 << 12;

    private final Choices choices;
    private final Allotment now;
    private final SplittableRandom random;
    private final double lack;
    private final double step;
    private int @Nullable [] best;
    private long bestGain = -1;

    Annealing(Choices choices, @Nullable Relaxation relaxation, long seed) {
        this.choices = choices;
        random = new SplittableRandom(seed);
        now = new Allotment(choices);
        long most =
                choices.options.stream().mapToLong(Choices.Option::gain).max().orElse(0);
        lack = 2.0 * most + 1;
        step = Math.max(1, step());
        if (relaxation != null) {
            begin(relaxation);
        }
        keep();
    }

    /** What a ward gains on average by a year. */
    private double step() {
        return choices.ofWard.stream()
                .filter(own -> own.length > 1)
                .mapToDouble(own -> (double) Math.abs(choices.options
                                        .get(own[0])
                                        .gain()
                                - choices.options.get(own[own.length - 1]).gain())
                        / (own.length - 1))
                .average()
                .orElse(1);
    }

    private void begin(Relaxation relaxation) {
        for (int option = 0; option < relaxation.shares.length; option++) {
            int ward = choices.options.get(option).ward();
            if (relaxation.shares[option] > WHOLE && now.chosen[ward] == Choices.NONE && now.fits(option)) {
                now.take(option);
            }
        }
        IntStream.range(0, choices.wards())
                .filter(ward -> now.chosen[ward] == Choices.NONE)
                .boxed()
                .flatMap(ward -> Arrays.stream(choices.ofWard.get(ward)).boxed())
                .sorted(Comparator.comparingDouble((Integer option) -> -relaxation.worth(option)))
                .forEach(option -> {
                    if (now.chosen[choices.options.get(option).ward()] == Choices.NONE && now.fits(option)) {
                        now.take(option);
                    }
                });
    }

    /** @return the best plan found that lacks nothing; null while there is none */
    int @Nullable [] best() {
        return best == null ? null : best.clone();
    }

    private void keep() {
        if (now.lacking == 0 && now.gain > bestGain) {
            bestGain = now.gain;
            best = now.chosen.clone();
        }
    }

    /** Anneals once. @param moves to be tried @param stop asked now and then */
    void run(long moves, BooleanSupplier stop) {
        double temperature = step * HOT;
        for (long move = 0; move < moves && choices.wards() > 0; move++) {
            if (move % LOOK_UP == 0) {
                temperature = step * HOT * Math.pow(COLD / HOT, (double) move / moves);
                if (stop.getAsBoolean()) {
                    break;
                }
            }
            move(temperature);
            if (now.gain > bestGain) {
                keep();
            }
        }
        now.settle();
        keep();
    }

    private double energy() {
        return now.gain - lack * now.lacking;
    }

    private void move(double temperature) {
        int ward = random.nextInt(choices.wards());
        int to = anyOption(ward);
        int from = now.chosen[ward];
        if (to == from) {
            return;
        }
        double least = energy() + temperature * Math.log(random.nextDouble());
        int row = to == Choices.NONE ? Choices.NONE : now.blocking(to);
        if (row == Choices.NONE) {
            now.leave(ward);
            now.take(to);
            if (energy() < least) {
                now.leave(ward);
                now.take(from);
            }
        } else if (now.members(row) > 0) {
            exchange(ward, from, to, now.member(row, random.nextInt(now.members(row))), least);
        }
    }

    /** Another ward leaves its option, for the year that this one leaves, for any other or for none. */
    private void exchange(int ward, int from, int to, int out, double least) {
        int other = choices.options.get(out).ward();
        int next = random.nextBoolean() ? sameYear(other, from) : anyOption(other);
        if (other == ward || next == out || now.gain - gain(from) + gain(to) - gain(out) + gain(next) < least) {
            return;
        }
        now.leave(ward);
        now.leave(other);
        boolean kept = false;
        if (now.fits(to)) {
            now.take(to);
            if (now.fits(next)) {
                now.take(next);
                kept = energy() >= least;
                if (!kept) {
                    now.leave(other);
                }
            }
            if (!kept) {
                now.leave(ward);
            }
        }
        if (!kept) {
            now.take(from);
            now.take(out);
        }
    }

    private int anyOption(int ward) {
        int[] own = choices.ofWard.get(ward);
        int place = random.nextInt(own.length + 1);
        return place == own.length ? Choices.NONE : own[place];
    }

    private int sameYear(int ward, int option) {
        if (option != Choices.NONE) {
            for (int own : choices.ofWard.get(ward)) {
                if (choices.options.get(own).year()
                        == choices.options.get(option).year()) {
                    return own;
                }
            }
        }
        return Choices.NONE;
    }

    private long gain(int option) {
        return option == Choices.NONE ? 0 : choices.options.get(option).gain();
    }
}
