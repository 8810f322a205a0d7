package vn.kieumau.criteria.judging;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import vn.kieumau.criteria.judging.PassingRule.Band;
import vn.kieumau.criteria.judging.PassingRule.GroupMinimum;
import vn.kieumau.criteria.judging.PassingRule.Kind;
import vn.kieumau.criteria.judging.SetShape.CriterionShape;
import vn.kieumau.criteria.judging.SetShape.GroupShape;
import vn.kieumau.criteria.judging.SetShape.RequirementShape;

/**
 * Small sets of every kind, with truths, from a seed. Bars are drawn from what a set could reach, and a little beyond, so that
 * each verdict comes up often. {@code -Djudging.seed=…} tries others; a failing case names its own seed.
 */
final class RandomSets {
    static final int CASES = 4_000;
    private static final long FIRST = Long.getLong("judging.seed", 20_260_314L);
    private static final String[] POINTS = {"0", "1", "2", "2.5", "3", "5"};

    final long seed;
    final Random random;
    final SetShape shape;
    final Map<String, Truth> truths = new LinkedHashMap<>();
    final Set<String> lost = new HashSet<>();

    private RandomSets(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
        this.shape = shape();
        int bias = random.nextInt(4);
        for (RequirementShape requirement : shape.requirements()) {
            Truth truth = Truth.values()[random.nextInt(4)];
            truths.put(requirement.code(), bias > 0 && random.nextInt(4) < bias ? Truth.MET : truth);
            if (random.nextInt(8) == 0) {
                lost.add(requirement.code());
            }
        }
    }

    static List<RandomSets> all() {
        System.out.println("judging.seed=" + FIRST);
        List<RandomSets> all = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            all.add(new RandomSets(FIRST * 31 + i));
        }
        return all;
    }

    List<String> codes(Truth... wanted) {
        return shape.requirements().stream()
                .map(RequirementShape::code)
                .filter(code -> List.of(wanted).contains(truths.get(code)))
                .toList();
    }

    /** The same set in another order. */
    SetShape shuffled() {
        List<GroupShape> groups = new ArrayList<>();
        for (GroupShape group : shape.groups()) {
            List<CriterionShape> criteria = new ArrayList<>();
            for (CriterionShape criterion : group.criteria()) {
                List<RequirementShape> requirements = new ArrayList<>(criterion.requirements());
                Collections.shuffle(requirements, random);
                criteria.add(new CriterionShape(criterion.code(), criterion.mandatory(), requirements));
            }
            Collections.shuffle(criteria, random);
            groups.add(new GroupShape(group.code(), criteria));
        }
        Collections.shuffle(groups, random);
        return new SetShape(groups, shape.passing(), shape.complete());
    }

    /** The same set with one more requirement, without points or veto, somewhere in one of its criteria. */
    SetShape with(String code) {
        String place =
                shape.criteria().get(random.nextInt(shape.criteria().size())).code();
        List<GroupShape> groups = new ArrayList<>();
        for (GroupShape group : shape.groups()) {
            List<CriterionShape> criteria = new ArrayList<>();
            for (CriterionShape criterion : group.criteria()) {
                List<RequirementShape> requirements = new ArrayList<>(criterion.requirements());
                if (criterion.code().equals(place)) {
                    requirements.add(
                            random.nextInt(requirements.size() + 1),
                            new RequirementShape(code, random.nextBoolean(), false, BigDecimal.ZERO));
                }
                criteria.add(new CriterionShape(criterion.code(), criterion.mandatory(), requirements));
            }
            groups.add(new GroupShape(group.code(), criteria));
        }
        return new SetShape(groups, shape.passing(), shape.complete());
    }

    private SetShape shape() {
        boolean mandatoryCriteria = random.nextInt(3) == 0;
        boolean vetoes = random.nextInt(3) == 0;
        List<GroupShape> groups = new ArrayList<>();
        int criteria = 0;
        for (int g = 0; g < 1 + random.nextInt(3); g++) {
            List<CriterionShape> members = new ArrayList<>();
            for (int c = 0; c < (g == 0 ? 1 : 0) + random.nextInt(4); c++) {
                criteria++;
                List<RequirementShape> requirements = new ArrayList<>();
                int size = 1 + random.nextInt(4);
                int mandatoryOf = random.nextInt(4);
                for (int r = 0; r < size; r++) {
                    requirements.add(new RequirementShape(
                            "r" + criteria + "." + r,
                            random.nextInt(3) < mandatoryOf,
                            vetoes && random.nextInt(5) == 0,
                            new BigDecimal(POINTS[random.nextInt(POINTS.length)])));
                }
                boolean mandatory = mandatoryCriteria && random.nextInt(3) == 0;
                members.add(new CriterionShape("c" + criteria, mandatory, requirements));
            }
            groups.add(new GroupShape("g" + g, members));
        }
        return new SetShape(groups, passing(groups, criteria), random.nextInt(10) > 0);
    }

    private PassingRule passing(List<GroupShape> groups, int criteria) {
        Kind kind = Kind.values()[random.nextInt(4)];
        BigDecimal atLeast = switch (kind) {
            case COUNT -> BigDecimal.valueOf(random.nextInt(criteria + 2));
            case SHARE -> BigDecimal.valueOf(random.nextInt(11), 1);
            default -> null;
        };
        BigDecimal good = part(groups).add(BigDecimal.ONE);
        List<Band> bands = kind == Kind.POINTS
                ? List.of(
                        new Band("low", "Thấp", "Low", BigDecimal.ZERO),
                        new Band("good", "Khá", "Good", good),
                        new Band("best", "Tốt", "Best", good.multiply(new BigDecimal("1.25"))))
                : List.of();
        List<GroupMinimum> minimums = new ArrayList<>();
        for (GroupShape group : groups) {
            if (random.nextInt(4) == 0) {
                minimums.add(new GroupMinimum(
                        group.code(),
                        random.nextBoolean() ? random.nextInt(group.criteria().size() + 1) : null,
                        random.nextBoolean() ? part(List.of(group)) : null));
            }
        }
        return new PassingRule(kind, atLeast, null, bands, kind == Kind.POINTS ? "good" : null, minimums);
    }

    /** Some of the points of these groups, up to all and rarely more. */
    private BigDecimal part(List<GroupShape> groups) {
        BigDecimal sum = groups.stream()
                .flatMap(group -> group.criteria().stream())
                .flatMap(criterion -> criterion.requirements().stream())
                .map(RequirementShape::points)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.multiply(BigDecimal.valueOf(random.nextInt(11), 1));
    }

    @Override
    public String toString() {
        return "seed " + seed + ": " + shape + " with " + truths + ", lost " + lost;
    }
}
