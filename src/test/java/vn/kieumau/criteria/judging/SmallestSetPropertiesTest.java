package vn.kieumau.criteria.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.kieumau.criteria.judging.PassingRule.Kind;

/**
 * The search against trying every subset. Tried by planting errors, each of which failed here: leaving a requirement before
 * taking it; a veto that need not be met; a group's minimum not asked for; the bar of a share rounded down; an optional
 * requirement counted; a criterion counted that does not apply.
 */
class SmallestSetPropertiesTest {
    @Test
    void the_search_finds_what_trying_every_subset_finds() {
        Map<Kind, Integer> severalNeeded = new EnumMap<>(Kind.class);
        int tried = 0;
        for (RandomSets it : RandomSets.all()) {
            List<String> open = open(it);
            if (open.size() > 12) {
                continue;
            }
            tried++;
            Needed found = SmallestSet.find(it.shape, it.truths, it.lost);
            List<String> best = smallest(it, open);
            assertThat(found.possible()).as("%s", it).isEqualTo(best != null);
            assertThat(found.requirements()).as("%s", it).isEqualTo(best == null ? List.of() : best);
            if (found.requirements().size() > 1) {
                severalNeeded.merge(it.shape.passing().kind(), 1, Integer::sum);
            }
        }
        assertThat(tried).isGreaterThan(3_000);
        assertThat(severalNeeded).hasSize(4);
        assertThat(severalNeeded.values()).allMatch(number -> number > 100);
    }

    @Test
    void meeting_what_is_needed_meets_every_condition_but_completeness() {
        for (RandomSets it : RandomSets.all()) {
            Needed needed = SmallestSet.find(it.shape, it.truths, it.lost);
            assertThat(needed.requirements()).as("%s", it).isSubsetOf(open(it));
            if (needed.possible()) {
                assertThat(passes(it, Set.copyOf(needed.requirements())))
                        .as("%s", it)
                        .isTrue();
                assertThat(needed.blockedBy()).as("%s", it).isEmpty();
            }
        }
    }

    @Test
    void a_set_that_could_pass_but_for_its_losses_names_some_and_mending_all_named_makes_it_pass() {
        int blocked = 0;
        for (RandomSets it : RandomSets.all()) {
            Needed needed = SmallestSet.find(it.shape, it.truths, it.lost);
            if (needed.possible()
                    || !SmallestSet.find(it.shape, it.truths, Set.of()).possible()) {
                continue;
            }
            blocked++;
            assertThat(needed.blockedBy()).as("%s", it).isNotEmpty().isSubsetOf(it.lost);
            Set<String> left = new HashSet<>(it.lost);
            needed.blockedBy().forEach(left::remove);
            assertThat(SmallestSet.find(it.shape, it.truths, left).possible())
                    .as("%s", it)
                    .isTrue();
        }
        assertThat(blocked).isGreaterThan(200);
    }

    private static List<String> open(RandomSets it) {
        return it.codes(Truth.NOT_MET, Truth.UNKNOWN).stream()
                .filter(code -> !it.lost.contains(code))
                .toList();
    }

    /** Of the smallest subsets that pass the first in the order of the set; null if none does. */
    private static List<String> smallest(RandomSets it, List<String> open) {
        for (int size = 0; size <= open.size(); size++) {
            // The first requirement is the highest bit, so that the greater number has the earliest at the first
            // difference.
            for (int bits = (1 << open.size()) - 1; bits >= 0; bits--) {
                if (Integer.bitCount(bits) == size) {
                    List<String> subset = new ArrayList<>();
                    for (int i = 0; i < open.size(); i++) {
                        if ((bits >> (open.size() - 1 - i) & 1) == 1) {
                            subset.add(open.get(i));
                        }
                    }
                    if (passes(it, Set.copyOf(subset))) {
                        return subset;
                    }
                }
            }
        }
        return null;
    }

    private static boolean passes(RandomSets it, Set<String> mended) {
        Map<String, Truth> truths = new HashMap<>(it.truths);
        mended.forEach(code -> truths.put(code, Truth.MET));
        return Judging.judge(it.shape, truths).conditions().stream()
                .filter(condition -> condition.kind() != Condition.COMPLETE)
                .allMatch(condition -> condition.truth() == Truth.MET);
    }
}
