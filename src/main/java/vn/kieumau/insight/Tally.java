package vn.kieumau.insight;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What registrations count together; never changed.
 *
 * @param kinds how many of each kind
 * @param oldest the one that has lain for longest at each step that somebody works at
 * @param judged by the id of a criterion, at how many wards somebody has said something of it
 * @param notMet of these, at how many it was said last that it is not met
 */
record Tally(
        Map<Kind, Integer> kinds, Map<String, Waiting> oldest, boolean illustrative, Counter judged, Counter notMet) {
    static final Tally NONE = new Tally(Map.of(), Map.of(), false, Counter.NONE, Counter.NONE);

    private static final String DECIDED = "decided";

    private static final BinaryOperator<Waiting> LONGER = BinaryOperator.minBy(
            Comparator.comparing((Waiting each) -> each.dossier().stateSince())
                    .thenComparing(each -> each.dossier().dossierId()));

    /** What is counted together; without a step where there is no dossier, without an age where nobody works on it any more. */
    record Kind(
            String registration,
            @Nullable String step,
            @Nullable Age age) {}

    /** A dossier that somebody has to go on with. */
    record Waiting(long unitId, CountedRegistration.Dossier dossier) {}

    /** Counts by small numbers. */
    static final class Counter {
        static final Counter NONE = new Counter(new int[0]);

        private final int[] counts;

        private Counter(int[] counts) {
            this.counts = counts;
        }

        static Counter of(List<BitSet> each) {
            int[] counts = new int[each.stream().mapToInt(BitSet::length).max().orElse(0)];
            for (BitSet bits : each) {
                for (int bit = bits.nextSetBit(0); bit >= 0; bit = bits.nextSetBit(bit + 1)) {
                    counts[bit]++;
                }
            }
            return new Counter(counts);
        }

        Counter plus(Counter other) {
            int[] sum = Arrays.copyOf(counts, Math.max(counts.length, other.counts.length));
            for (int i = 0; i < other.counts.length; i++) {
                sum[i] += other.counts[i];
            }
            return new Counter(sum);
        }

        int of(long number) {
            return number < counts.length ? counts[(int) number] : 0;
        }
    }

    static Tally of(Collection<CountedRegistration> registrations, LocalDate today) {
        Map<Kind, Integer> kinds = new HashMap<>();
        Map<String, Waiting> oldest = new HashMap<>();
        boolean illustrative = false;
        List<BitSet> judged = new ArrayList<>();
        List<BitSet> notMet = new ArrayList<>();
        for (CountedRegistration each : registrations) {
            CountedRegistration.@Nullable Dossier dossier = each.dossier();
            if (dossier == null) {
                kinds.merge(new Kind(each.state(), null, null), 1, Integer::sum);
            } else if (dossier.step().equals(DECIDED)) {
                kinds.merge(new Kind(each.state(), DECIDED, null), 1, Integer::sum);
            } else {
                Age age = Age.of(ChronoUnit.DAYS.between(dossier.since(), today));
                kinds.merge(new Kind(each.state(), dossier.step(), age), 1, Integer::sum);
                oldest.merge(dossier.step(), new Waiting(each.unitId(), dossier), LONGER);
            }
            illustrative |= each.illustrative();
            judged.add(each.judged());
            notMet.add(each.notMet());
        }
        return new Tally(kinds, oldest, illustrative, Counter.of(judged), Counter.of(notMet));
    }

    static Tally of(Collection<Tally> parts) {
        Map<Kind, Integer> kinds = new HashMap<>();
        Map<String, Waiting> oldest = new HashMap<>();
        boolean illustrative = false;
        Counter judged = Counter.NONE;
        Counter notMet = Counter.NONE;
        for (Tally each : parts) {
            each.kinds().forEach((kind, count) -> kinds.merge(kind, count, Integer::sum));
            each.oldest().forEach((step, waiting) -> oldest.merge(step, waiting, LONGER));
            illustrative |= each.illustrative();
            judged = judged.plus(each.judged());
            notMet = notMet.plus(each.notMet());
        }
        return new Tally(kinds, oldest, illustrative, judged, notMet);
    }

    int sum(Predicate<Kind> which) {
        int sum = 0;
        for (Map.Entry<Kind, Integer> each : kinds.entrySet()) {
            sum += which.test(each.getKey()) ? each.getValue() : 0;
        }
        return sum;
    }

    int atStep(String step) {
        return sum(each -> step.equals(each.step()));
    }

    int registered(String state) {
        return sum(each -> each.registration().equals(state));
    }

    int withDossier() {
        return sum(each -> each.step() != null);
    }

    Ages ages(String step) {
        return new Ages(lying(step, Age.WEEK), lying(step, Age.MONTH), lying(step, Age.LONGER));
    }

    private int lying(String step, Age age) {
        return sum(each -> step.equals(each.step()) && each.age() == age);
    }
}
