package vn.kieumau.criteria.judging;

import static org.assertj.core.api.Assertions.assertThat;
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

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.kieumau.criteria.judging.PassingRule.Band;
import vn.kieumau.criteria.judging.PassingRule.GroupMinimum;
import vn.kieumau.criteria.judging.PassingRule.Kind;
import vn.kieumau.criteria.judging.SetShape.CriterionShape;
import vn.kieumau.criteria.judging.SetShape.GroupShape;
import vn.kieumau.criteria.judging.SetShape.RequirementShape;

class SmallestSetTest {
    private static final SetShape THREE_ONE_TWO = set(
            count("1"),
            group(
                    "g",
                    criterion("c1", requirement("a1"), requirement("a2"), requirement("a3")),
                    criterion("c2", requirement("b1"), optional("b2")),
                    criterion("c3", requirement("d1"), requirement("d2"))));

    @Test
    void the_criterion_that_lacks_least_is_completed_without_its_optional_part() {
        assertThat(SmallestSet.find(THREE_ONE_TWO, Map.of(), Set.of())).isEqualTo(needed("b1"));
    }

    @Test
    void what_is_lost_is_worked_around() {
        assertThat(SmallestSet.find(THREE_ONE_TWO, Map.of(), Set.of("b1"))).isEqualTo(needed("d1", "d2"));
    }

    @Test
    void of_equals_the_earliest_is_taken() {
        assertThat(SmallestSet.find(THREE_ONE_TWO, Map.of("a2", MET), Set.of("b1")))
                .isEqualTo(needed("a1", "a3"));
    }

    @Test
    void a_set_that_is_met_needs_nothing() {
        assertThat(SmallestSet.find(THREE_ONE_TWO, Map.of("b1", MET), Set.of("a1")))
                .isEqualTo(needed());
    }

    @Test
    void two_more_criteria_lift_16_of_25_over_70_percent() {
        assertThat(SmallestSet.find(criteria(25, share("0.7")), truths(16, 9, 0, 0), Set.of("r17")))
                .isEqualTo(needed("r18", "r19"));
    }

    @Test
    void the_costliest_points_come_first_though_later_in_the_set() {
        SetShape shape = set(
                points(),
                group(
                        "g",
                        criterion("c1", requirement("a", "1"), requirement("b", "2")),
                        criterion("c2", requirement("d", "3"), requirement("e", "4"))));
        assertThat(SmallestSet.find(shape, Map.of(), Set.of())).isEqualTo(needed("b", "e"));
    }

    @Test
    void a_veto_and_a_mandatory_criterion_are_always_part_of_it() {
        SetShape shape = set(
                count("1"),
                group(
                        "g",
                        criterion("c1", requirement("r1"), veto("v")),
                        mandatory("m", requirement("m1"), requirement("m2"))));
        assertThat(SmallestSet.find(shape, Map.of(), Set.of())).isEqualTo(needed("v", "m1", "m2"));
    }

    @Test
    void a_minimum_of_a_group_draws_the_choice_into_it() {
        SetShape shape = set(
                count("2", new GroupMinimum("h", 1, new BigDecimal("4"))),
                group("g", criterion("c1", requirement("r1", "9")), criterion("c2", requirement("r2", "9"))),
                group("h", criterion("c3", requirement("r3", "3")), criterion("c4", requirement("r4", "4"))));
        assertThat(SmallestSet.find(shape, Map.of(), Set.of())).isEqualTo(needed("r1", "r4"));
    }

    @Test
    void incompleteness_of_the_set_is_nothing_a_unit_could_mend() {
        SetShape partly = new SetShape(THREE_ONE_TWO.groups(), THREE_ONE_TWO.passing(), false);
        assertThat(SmallestSet.find(partly, Map.of("b1", MET), Set.of())).isEqualTo(needed());
    }

    @Test
    void only_losses_that_bear_on_a_broken_condition_are_to_blame() {
        assertThat(SmallestSet.find(
                        THREE_ONE_TWO, Map.of("a2", MET), Set.of("a1", "a2", "b1", "b2", "d2", "elsewhere")))
                .isEqualTo(new Needed(false, List.of(), List.of("a1", "b1", "d2")));
        SetShape vetoed = set(all(), group("g", criterion("c1", requirement("r1"), optional("o"), veto("v"))));
        assertThat(SmallestSet.find(vetoed, Map.of(), Set.of("v", "o")))
                .isEqualTo(new Needed(false, List.of(), List.of("v")));
    }

    @Test
    void a_bar_beyond_reach_is_nobodys_loss() {
        assertThat(SmallestSet.find(criteria(3, count("3")), truths(2, 0, 0, 1), Set.of()))
                .isEqualTo(new Needed(false, List.of(), List.of()));
    }

    /** 22 criteria of 3 requirements, in 4 groups, 1,000 points with two decimals, nothing met yet. */
    @ParameterizedTest
    @EnumSource
    void a_set_of_full_size_is_searched_at_once(Kind kind) {
        SetShape shape = fullSize(kind);
        long[] nanos = new long[30];
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            assertThat(SmallestSet.find(shape, Map.of(), Set.of()).possible()).isTrue();
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        System.out.printf("%s: median %d µs, most %d µs%n", kind, nanos[15] / 1000, nanos[29] / 1000);
        assertThat(nanos[15]).isLessThan((kind == Kind.POINTS ? 50 : 5) * 1_000_000L);
    }

    private static SetShape fullSize(Kind kind) {
        Random random = new Random(22);
        List<GroupShape> groups = new ArrayList<>();
        for (int g = 0; g < 4; g++) {
            List<CriterionShape> criteria = new ArrayList<>();
            for (int c = g; c < 22; c += 4) {
                List<RequirementShape> requirements = new ArrayList<>();
                for (int r = 0; r < 3; r++) {
                    requirements.add(new RequirementShape(
                            c + "." + r, r < 2, c == 5 && r == 2, BigDecimal.valueOf(500 + random.nextInt(2000), 2)));
                }
                criteria.add(new CriterionShape("c" + c, c % 7 == 0, requirements));
            }
            groups.add(new GroupShape("g" + g, criteria));
        }
        BigDecimal bar = switch (kind) {
            case COUNT -> new BigDecimal("15");
            case SHARE -> new BigDecimal("0.7");
            default -> null;
        };
        List<Band> bands = List.of(new Band("good", "Khá", "Good", new BigDecimal("600")));
        GroupMinimum minimum = new GroupMinimum("g2", 3, new BigDecimal("150.5"));
        return new SetShape(groups, new PassingRule(kind, bar, null, bands, "good", List.of(minimum)), true);
    }

    private static Needed needed(String... codes) {
        return new Needed(true, List.of(codes), List.of());
    }
}
