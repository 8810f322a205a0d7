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

/**
 * What must hold of every set. Tried by planting errors, each of which failed here: a share whose base leaves unknown criteria
 * out; "not applicable" counted as met in a count; points that are always possible, even those of a requirement not met.
 */
class JudgingPropertiesTest {
    private static final List<Truth> ORDER = List.of(Truth.NOT_MET, Truth.UNKNOWN, Truth.MET);

    @Test
    void meeting_one_more_requirement_never_makes_a_verdict_worse() {
        for (RandomSets it : RandomSets.all()) {
            Truth before = Judging.judge(it.shape, it.truths).set();
            for (String code : it.codes(Truth.NOT_MET, Truth.UNKNOWN)) {
                Map<String, Truth> better = new HashMap<>(it.truths);
                better.put(code, Truth.MET);
                assertNoWorse(it, before, Judging.judge(it.shape, better).set());
            }
        }
    }

    @Test
    void a_further_requirement_that_is_met_never_makes_a_verdict_worse() {
        for (RandomSets it : RandomSets.all()) {
            Truth before = Judging.judge(it.shape, it.truths).set();
            Map<String, Truth> more = new HashMap<>(it.truths);
            more.put("more", Truth.MET);
            for (int i = 0; i < 5; i++) {
                SetShape longer = it.with("more");
                assertNoWorse(it, before, Judging.judge(longer, more).set());
            }
        }
    }

    private static void assertNoWorse(RandomSets it, Truth before, Truth after) {
        assertThat(ORDER.indexOf(after)).as("%s", it).isGreaterThanOrEqualTo(ORDER.indexOf(before));
    }

    @Test
    void no_answer_to_what_is_unknown_contradicts_a_verdict() {
        for (RandomSets it : RandomSets.all()) {
            Judgement before = Judging.judge(it.shape, it.truths);
            for (int i = 0; i < 8; i++) {
                Map<String, Truth> answered = new HashMap<>(it.truths);
                for (String code : it.codes(Truth.UNKNOWN)) {
                    answered.put(code, Truth.values()[it.random.nextInt(4)]);
                }
                assertNoContradiction(it, before, Judging.judge(it.shape, answered));
            }
        }
    }

    private static void assertNoContradiction(RandomSets it, Judgement before, Judgement after) {
        assertStays(it, before.set(), after.set());
        before.criteria()
                .forEach(
                        (code, truth) -> assertStays(it, truth, after.criteria().get(code)));
        for (int i = 0; i < before.conditions().size(); i++) {
            assertStays(
                    it,
                    before.conditions().get(i).truth(),
                    after.conditions().get(i).truth());
        }
        if (before.points() != null) {
            assertThat(after.points().least())
                    .as("%s", it)
                    .isGreaterThanOrEqualTo(before.points().least());
            assertThat(after.points().most())
                    .as("%s", it)
                    .isLessThanOrEqualTo(before.points().most());
            if (before.points().band() != null) {
                assertThat(after.points().band())
                        .as("%s", it)
                        .isEqualTo(before.points().band());
            }
        }
    }

    private static void assertStays(RandomSets it, Truth before, Truth after) {
        if (before != Truth.UNKNOWN) {
            assertThat(after).as("%s", it).isEqualTo(before);
        }
    }

    /** Nothing is called unknown that is in fact settled; of all answers, these are 3 to the power of the unknowns. */
    @Test
    void a_verdict_is_open_only_where_answers_would_differ() {
        Map<Truth, Integer> seen = new EnumMap<>(Truth.class);
        for (RandomSets it : RandomSets.all()) {
            List<String> unknown = it.codes(Truth.UNKNOWN);
            if (unknown.size() > 5 || !it.shape.complete()) {
                continue;
            }
            Set<Truth> verdicts = new HashSet<>();
            for (Map<String, Truth> answered : answers(it.truths, unknown)) {
                verdicts.add(Judging.judge(it.shape, answered).set());
            }
            assertThat(verdicts).as("%s", it).doesNotContain(Truth.UNKNOWN);
            Truth expected = verdicts.size() == 1 ? verdicts.iterator().next() : Truth.UNKNOWN;
            assertThat(Judging.judge(it.shape, it.truths).set()).as("%s", it).isEqualTo(expected);
            seen.merge(expected, 1, Integer::sum);
        }
        assertThat(seen.keySet()).containsExactlyInAnyOrder(Truth.MET, Truth.NOT_MET, Truth.UNKNOWN);
        assertThat(seen.values()).allMatch(number -> number > 200);
    }

    private static List<Map<String, Truth>> answers(Map<String, Truth> truths, List<String> unknown) {
        List<Map<String, Truth>> answers = List.of(truths);
        for (String code : unknown) {
            List<Map<String, Truth>> more = new ArrayList<>();
            for (Map<String, Truth> answer : answers) {
                for (Truth truth : List.of(Truth.MET, Truth.NOT_MET, Truth.NOT_APPLICABLE)) {
                    Map<String, Truth> one = new HashMap<>(answer);
                    one.put(code, truth);
                    more.add(one);
                }
            }
            answers = more;
        }
        return answers;
    }

    @Test
    void the_order_of_a_set_never_changes_a_verdict() {
        for (RandomSets it : RandomSets.all()) {
            Judgement one = Judging.judge(it.shape, it.truths);
            Judgement other = Judging.judge(it.shuffled(), it.truths);
            assertThat(other.set()).as("%s", it).isEqualTo(one.set());
            assertThat(other.criteria()).as("%s", it).isEqualTo(one.criteria());
            assertThat(other.conditions().stream().map(ConditionResult::truth).toList())
                    .as("%s", it)
                    .isEqualTo(one.conditions().stream()
                            .map(ConditionResult::truth)
                            .toList());
        }
    }
}
