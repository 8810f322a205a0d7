package vn.kieumau.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import vn.kieumau.criteria.Carrying;
import vn.kieumau.criteria.Pack;

class CarriedAnswerTest {
    private static final List<String> RESULTS = List.of("met", "not_met", "not_applicable");

    @Test
    void aCriterionThatIsTheSameTakesItsAnswerExplanationAndEvidenceAlong() {
        Pack before = pack(List.of(criterion("1", null, "a", "b")));
        Pack now = pack(List.of(criterion("7", new Pack.Origin("same", List.of("1")), "a", "b")));
        Map<String, CarriedAnswer> said = Map.of(
                "1", new CarriedAnswer("1", "met", "xong", false, List.of(5L), Map.of("1.1", "met", "1.2", "met")));

        assertThat(CarriedAnswer.carry(now, Carrying.between(before, now), said))
                .containsExactly(Map.entry(
                        "7",
                        new CarriedAnswer("7", "met", "xong", false, List.of(5L), Map.of("7.1", "met", "7.2", "met"))));
    }

    @Test
    void ofACriterionThatChangedGoOnOnlyTheRequirementsThatDid() {
        Pack before = pack(List.of(criterion("1", null, "a", "b")));
        Pack now = pack(List.of(criterion("1", new Pack.Origin("changed", List.of("1")), "b", "c")));
        Map<String, CarriedAnswer> said = Map.of(
                "1", new CarriedAnswer("1", "met", "xong", false, List.of(5L), Map.of("1.1", "met", "1.2", "not_met")));

        assertThat(CarriedAnswer.carry(now, Carrying.between(before, now), said))
                .containsExactly(
                        Map.entry("1", new CarriedAnswer("1", "", "", false, List.of(), Map.of("1.1", "not_met"))));
    }

    @Test
    void whatIsNewOrWordedAnewCarriesNothing() {
        Pack before = pack(List.of(criterion("1", null, "a"), criterion("2", null, "b")));
        Pack now = pack(List.of(
                criterion("1", new Pack.Origin("changed", List.of("1")), "z"),
                criterion("3", new Pack.Origin("new", List.of()), "b")));
        Map<String, CarriedAnswer> said = Map.of(
                "1", new CarriedAnswer("1", "met", "xong", false, List.of(), Map.of("1.1", "met")),
                "2", new CarriedAnswer("2", "met", "xong", false, List.of(), Map.of("2.1", "met")));

        assertThat(CarriedAnswer.carry(now, Carrying.between(before, now), said))
                .isEmpty();
    }

    /** Through a version between or past it, once or again: what arrives is the same. */
    @RepeatedTest(500)
    void carriedAndCarriedAgainIsCarriedOnce(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Pack first = pack(random(random));
        Pack second = next(random, first);
        Pack third = next(random, second);
        Map<String, CarriedAnswer> said = said(random, first);
        Carrying one = Carrying.between(first, second);
        Carrying two = Carrying.between(second, third);

        Map<String, CarriedAnswer> between = CarriedAnswer.carry(second, one, said);
        assertThat(CarriedAnswer.carry(third, two, between))
                .isEqualTo(CarriedAnswer.carry(third, two.after(one), said));
        assertThat(CarriedAnswer.carry(second, Carrying.within(second), between))
                .isEqualTo(between);
        assertThat(CarriedAnswer.carry(second, one, said)).isEqualTo(between);
    }

    @Test
    void thePropertyIsTriedOnPacksThatCarryWholesPartsAndNothing() {
        int wholes = 0;
        int parts = 0;
        int nothing = 0;
        for (int seed = 1; seed <= 500; seed++) {
            Random random = new Random(seed);
            Pack first = pack(random(random));
            Pack second = next(random, first);
            Map<String, CarriedAnswer> said = said(random, first);
            Map<String, CarriedAnswer> carried = CarriedAnswer.carry(second, Carrying.between(first, second), said);
            wholes += (int)
                    carried.values().stream().filter(CarriedAnswer::complete).count();
            parts += (int)
                    carried.values().stream().filter(each -> !each.complete()).count();
            nothing += (int) second.criteria().count() - carried.size();
        }
        assertThat(wholes).isGreaterThan(300);
        assertThat(parts).isGreaterThan(300);
        assertThat(nothing).isGreaterThan(300);
    }

    private static List<Pack.Criterion> random(Random random) {
        List<Pack.Criterion> criteria = new ArrayList<>();
        for (int i = 1; i <= 2 + random.nextInt(6); i++) {
            criteria.add(criterion(String.valueOf(i), null, titles(random)));
        }
        return criteria;
    }

    private static Pack next(Random random, Pack before) {
        List<Pack.Criterion> old = before.criteria().toList();
        List<Pack.Criterion> criteria = new ArrayList<>();
        for (Pack.Criterion each : old) {
            String code = "n" + (criteria.size() + 1);
            String[] titles =
                    each.requirements().stream().map(Pack.Requirement::titleVi).toArray(String[]::new);
            switch (random.nextInt(6)) {
                case 0 ->
                    criteria.add(criterion(code, new Pack.Origin("changed", List.of(each.code())), titles(random)));
                case 1 -> criteria.add(criterion(code, new Pack.Origin("new", List.of()), titles));
                case 2 -> {
                    String other = old.get(random.nextInt(old.size())).code();
                    criteria.add(criterion(code, new Pack.Origin("merged", List.of(each.code(), other)), titles));
                }
                case 3 -> {
                    criteria.add(criterion(code, new Pack.Origin("split", List.of(each.code())), titles[0]));
                    criteria.add(criterion(code + "x", new Pack.Origin("split", List.of(each.code())), titles(random)));
                }
                default -> criteria.add(criterion(code, new Pack.Origin("same", List.of(each.code())), titles));
            }
        }
        return pack(criteria);
    }

    private static Map<String, CarriedAnswer> said(Random random, Pack pack) {
        Map<String, CarriedAnswer> said = new LinkedHashMap<>();
        pack.criteria().filter(any -> random.nextInt(4) > 0).forEach(criterion -> {
            Map<String, String> requirements = new LinkedHashMap<>();
            criterion.requirements().stream()
                    .filter(any -> random.nextBoolean())
                    .forEach(each -> requirements.put(each.code(), RESULTS.get(random.nextInt(3))));
            said.put(
                    criterion.code(),
                    new CarriedAnswer(
                            criterion.code(),
                            RESULTS.get(random.nextInt(3)),
                            "vì " + random.nextInt(9),
                            random.nextBoolean(),
                            List.of((long) random.nextInt(9)),
                            requirements));
        });
        return said;
    }

    private static String[] titles(Random random) {
        return random.ints(1 + random.nextInt(3), 0, 5)
                .mapToObj(each -> "t" + each)
                .toArray(String[]::new);
    }

    private static Pack pack(List<Pack.Criterion> criteria) {
        return new Pack(null, null, null, null, List.of(new Pack.Group("I", "Nhóm", "Group", criteria)));
    }

    private static Pack.Criterion criterion(String code, Pack.Origin from, String... titles) {
        List<Pack.Requirement> requirements = new ArrayList<>();
        for (String title : titles) {
            requirements.add(new Pack.Requirement(
                    code + "." + (requirements.size() + 1),
                    title,
                    title,
                    "",
                    "",
                    "attestation",
                    "",
                    "",
                    "ward_police",
                    "",
                    true,
                    false,
                    BigDecimal.ZERO,
                    List.of(),
                    "",
                    List.of(),
                    "",
                    null,
                    List.of()));
        }
        return new Pack.Criterion(code, "Tiêu chí", "Criterion", "", "", true, null, from, requirements);
    }
}
