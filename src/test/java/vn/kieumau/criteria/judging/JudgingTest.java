package vn.kieumau.criteria.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static vn.kieumau.criteria.judging.SetFixture.all;
import static vn.kieumau.criteria.judging.SetFixture.count;
import static vn.kieumau.criteria.judging.SetFixture.criteria;
import static vn.kieumau.criteria.judging.SetFixture.criterion;
import static vn.kieumau.criteria.judging.SetFixture.group;
import static vn.kieumau.criteria.judging.SetFixture.mandatory;
import static vn.kieumau.criteria.judging.SetFixture.optional;
import static vn.kieumau.criteria.judging.SetFixture.points;
import static vn.kieumau.criteria.judging.SetFixture.requirement;
import static vn.kieumau.criteria.judging.SetFixture.set;
import static vn.kieumau.criteria.judging.SetFixture.share;
import static vn.kieumau.criteria.judging.SetFixture.truths;
import static vn.kieumau.criteria.judging.SetFixture.veto;
import static vn.kieumau.criteria.judging.Truth.MET;
import static vn.kieumau.criteria.judging.Truth.NOT_APPLICABLE;
import static vn.kieumau.criteria.judging.Truth.NOT_MET;
import static vn.kieumau.criteria.judging.Truth.UNKNOWN;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.kieumau.criteria.judging.PassingRule.GroupMinimum;
import vn.kieumau.criteria.judging.PassingRule.Kind;

class JudgingTest {
    @ParameterizedTest(name = "{0} met, {1} not, {2} unknown, {3} not applicable: {4}")
    @CsvSource({
        "16, 9, 0, 0, NOT_MET, 16/25, 16/25",
        "17, 8, 0, 0, NOT_MET, 17/25, 17/25",
        "18, 7, 0, 0, MET, 18/25, 18/25",
        "7, 3, 0, 0, MET, 7/10, 7/10",
        "7, 3, 0, 15, MET, 7/10, 7/10",
        "16, 7, 2, 0, UNKNOWN, 16/25, 18/25",
        "16, 8, 1, 0, NOT_MET, 16/25, 17/25",
        "18, 0, 7, 0, MET, 18/25, 25/25",
        "0, 0, 1, 24, UNKNOWN, 0/1, 1/1",
        "0, 0, 0, 25, MET, 0/0, 0/0"
    })
    void a_share_is_of_the_applicable_criteria_and_never_rounded(
            int met, int notMet, int unknown, int notApplicable, Truth truth, String reached, String possible) {
        int size = met + notMet + unknown + notApplicable;
        Judgement judgement = Judging.judge(criteria(size, share("0.70")), truths(met, notMet, unknown, notApplicable));
        assertThat(judgement.set()).isEqualTo(truth);
        assertThat(judgement.conditions())
                .containsExactly(new ConditionResult(Condition.SHARE, truth, "", reached, "0.7", possible));
        assertThat(judgement.points()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2, 3, 0, 0, NOT_MET",
        "3, 2, 0, 0, MET",
        "2, 2, 1, 0, UNKNOWN",
        "2, 0, 0, 3, NOT_MET",
        "1, 3, 1, 0, NOT_MET"
    })
    void a_count_takes_only_what_is_met(int met, int notMet, int unknown, int notApplicable, Truth truth) {
        assertThat(Judging.judge(criteria(5, count("3")), truths(met, notMet, unknown, notApplicable))
                        .set())
                .isEqualTo(truth);
    }

    @ParameterizedTest
    @CsvSource({
        "2, 0, 0, 1, MET, ''",
        "1, 1, 1, 0, NOT_MET, c2",
        "0, 2, 0, 1, NOT_MET, 'c1, c2'",
        "1, 0, 1, 1, UNKNOWN, c2",
        "0, 0, 0, 3, MET, ''"
    })
    void all_names_the_criteria_in_the_way(
            int met, int notMet, int unknown, int notApplicable, Truth truth, String subject) {
        Judgement judgement = Judging.judge(criteria(3, all()), truths(met, notMet, unknown, notApplicable));
        assertThat(judgement.set()).isEqualTo(truth);
        assertThat(judgement.conditions()).extracting(ConditionResult::subject).containsExactly(subject);
    }

    @ParameterizedTest(name = "mandatory {0} and {1}, optional {2}: {3}")
    @CsvSource({
        "MET, MET, NOT_MET, MET",
        "MET, NOT_APPLICABLE, UNKNOWN, MET",
        "NOT_APPLICABLE, NOT_APPLICABLE, MET, NOT_APPLICABLE",
        "NOT_APPLICABLE, NOT_APPLICABLE, NOT_MET, NOT_APPLICABLE",
        "UNKNOWN, NOT_APPLICABLE, MET, UNKNOWN",
        "UNKNOWN, NOT_MET, MET, NOT_MET"
    })
    void a_criterion_depends_on_its_mandatory_requirements(Truth one, Truth two, Truth three, Truth criterion) {
        SetShape shape = set(all(), group("g", criterion("c", requirement("a"), requirement("b"), optional("o"))));
        assertThat(Judging.judge(shape, Map.of("a", one, "b", two, "o", three)).criteria())
                .containsExactly(Map.entry("c", criterion));
    }

    @ParameterizedTest
    @CsvSource({
        "MET, NOT_MET, NOT_MET",
        "MET, NOT_APPLICABLE, MET",
        "MET, UNKNOWN, UNKNOWN",
        "NOT_APPLICABLE, NOT_APPLICABLE, NOT_APPLICABLE"
    })
    void a_criterion_without_mandatory_requirements_depends_on_all(Truth one, Truth two, Truth criterion) {
        SetShape shape = set(all(), group("g", criterion("c", optional("a"), optional("b"))));
        assertThat(Judging.judge(shape, Map.of("a", one, "b", two)).criteria())
                .containsExactly(Map.entry("c", criterion));
    }

    @ParameterizedTest
    @CsvSource({
        "MET, NOT_MET, NOT_MET, NOT_MET, 5, 5, low",
        "MET, MET, NOT_MET, MET, 6, 6, good",
        "MET, NOT_APPLICABLE, NOT_MET, MET, 6, 6, good",
        "MET, MET, UNKNOWN, MET, 6, 10,",
        "MET, UNKNOWN, NOT_MET, UNKNOWN, 5, 6,",
        "NOT_MET, UNKNOWN, UNKNOWN, NOT_MET, 0, 5, low"
    })
    void points_have_a_band_once_it_is_certain(
            Truth five, Truth one, Truth four, Truth set, String least, String most, String band) {
        SetShape shape = set(
                points(),
                group("g", criterion("c", requirement("a", "5"), requirement("b", "1"), requirement("d", "4"))));
        Judgement judgement = Judging.judge(shape, Map.of("a", five, "b", one, "d", four));
        assertThat(judgement.set()).isEqualTo(set);
        assertThat(judgement.points()).isEqualTo(new Points(new BigDecimal(least), new BigDecimal(most), band));
        assertThat(judgement.conditions())
                .containsExactly(new ConditionResult(Condition.POINTS, set, "", least, "6", most));
    }

    @Test
    void a_group_can_fail_the_set_by_its_criteria_or_its_points() {
        SetShape shape = set(
                count("1", new GroupMinimum("g", 2, new BigDecimal("2.50"))),
                group(
                        "g",
                        criterion("c1", requirement("r1", "1.5")),
                        criterion("c2", requirement("r2", "1")),
                        criterion("c3", requirement("r3", "4"))));
        Judgement judgement = Judging.judge(shape, Map.of("r1", MET, "r2", NOT_APPLICABLE, "r3", NOT_MET));
        assertThat(judgement.set()).isEqualTo(NOT_MET);
        assertThat(judgement.conditions())
                .containsExactly(
                        new ConditionResult(Condition.COUNT, MET, "", "1", "1", "1"),
                        new ConditionResult(Condition.GROUP_CRITERIA, NOT_MET, "g", "1", "2", "1"),
                        new ConditionResult(Condition.GROUP_POINTS, MET, "g", "2.5", "2.5", "2.5"));
    }

    @ParameterizedTest
    @CsvSource({"MET, MET", "NOT_APPLICABLE, MET", "UNKNOWN, UNKNOWN", "NOT_MET, NOT_MET"})
    void a_mandatory_criterion_decides_whatever_else_is_met(Truth truth, Truth set) {
        SetShape shape =
                set(count("1"), group("g", mandatory("m", requirement("r1")), criterion("c", requirement("r2"))));
        assertThat(Judging.judge(shape, Map.of("r1", truth, "r2", MET)).conditions())
                .contains(new ConditionResult(
                        Condition.MANDATORY,
                        set,
                        truth.holds() ? "" : "m",
                        truth.holds() ? "1" : "0",
                        "1",
                        truth == NOT_MET ? "0" : "1"));
        assertThat(Judging.judge(shape, Map.of("r1", truth, "r2", MET)).set()).isEqualTo(set);
    }

    @Test
    void where_all_criteria_are_asked_for_none_is_asked_for_twice() {
        SetShape shape = set(all(), group("g", mandatory("m", requirement("r1"))));
        assertThat(Judging.judge(shape, Map.of("r1", NOT_MET)).conditions())
                .extracting(ConditionResult::kind)
                .containsExactly(Condition.ALL);
    }

    @ParameterizedTest
    @CsvSource({"MET, MET", "NOT_APPLICABLE, MET", "UNKNOWN, UNKNOWN", "NOT_MET, NOT_MET"})
    void a_veto_decides_even_from_an_optional_requirement(Truth truth, Truth set) {
        SetShape shape = set(all(), group("g", criterion("c", requirement("r1"), veto("v"))));
        Judgement judgement = Judging.judge(shape, Map.of("r1", MET, "v", truth));
        assertThat(judgement.set()).isEqualTo(set);
        assertThat(judgement.criteria()).containsExactly(Map.entry("c", MET));
        assertThat(judgement.conditions()).last().satisfies(veto -> {
            assertThat(veto.kind()).isEqualTo(Condition.VETO);
            assertThat(veto.subject()).isEqualTo(truth.holds() ? "" : "v");
        });
    }

    @ParameterizedTest
    @CsvSource({"MET, UNKNOWN", "UNKNOWN, UNKNOWN", "NOT_MET, NOT_MET"})
    void a_set_not_fully_written_down_can_fail_but_not_pass(Truth truth, Truth set) {
        SetShape written = set(all(), group("g", criterion("c", requirement("r1"))));
        SetShape partly = new SetShape(written.groups(), written.passing(), false);
        assertThat(Judging.judge(partly, Map.of("r1", truth)).set()).isEqualTo(set);
    }

    @Test
    void an_absent_requirement_is_unknown() {
        assertThat(Judging.judge(criteria(1, all()), Map.of()).criteria()).containsEntry("c1", UNKNOWN);
    }

    @Test
    void a_rule_without_a_sensible_bar_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> share("1.01"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PassingRule(Kind.COUNT, null, null, List.of(), null, List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PassingRule(Kind.POINTS, null, null, List.of(), "good", List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> criteria(1, count("1", new GroupMinimum("elsewhere", 1, null))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> set(all(), group("g", criterion("c", requirement("r"), requirement("r")))));
    }
}
