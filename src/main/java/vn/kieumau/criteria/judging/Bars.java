package vn.kieumau.criteria.judging;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import vn.kieumau.criteria.judging.GroupPlans.State;
import vn.kieumau.criteria.judging.GroupPlans.Step;
import vn.kieumau.criteria.judging.PassingRule.GroupMinimum;
import vn.kieumau.criteria.judging.PassingRule.Kind;
import vn.kieumau.criteria.judging.SetShape.CriterionShape;
import vn.kieumau.criteria.judging.SetShape.GroupShape;
import vn.kieumau.criteria.judging.SetShape.RequirementShape;

/** The conditions of a set as whole numbers to be reached; points in units of their smallest decimal place. */
final class Bars {
    private final SetShape shape;
    private final int scale;
    private final long set;
    private final long[] groupCriteria;
    private final long[] groupPoints;

    Bars(SetShape shape, Map<String, Truth> truths) {
        this.shape = shape;
        this.scale = scale(shape);
        this.set = set(truths);
        this.groupCriteria = new long[shape.groups().size()];
        this.groupPoints = new long[shape.groups().size()];
        for (int g = 0; g < groupCriteria.length; g++) {
            for (GroupMinimum minimum : shape.passing().groupMinimums()) {
                if (minimum.group().equals(shape.groups().get(g).code())) {
                    raise(g, minimum);
                }
            }
        }
    }

    /** What the groups must bring together. */
    long set() {
        return set;
    }

    /** What a group with so many criteria met and so many points brings towards {@link #set}. */
    long worth(int met, long points) {
        return switch (shape.passing().kind()) {
            case ALL -> 0;
            case COUNT, SHARE -> met;
            case POINTS -> points;
        };
    }

    boolean reached(int g, int met, long points) {
        return met >= groupCriteria[g] && points >= groupPoints[g];
    }

    List<Step> steps(int g, Map<String, Truth> truths, Set<String> lost) {
        GroupShape group = shape.groups().get(g);
        Kind kind = shape.passing().kind();
        boolean countMatters = kind == Kind.COUNT || kind == Kind.SHARE || groupCriteria[g] > 0;
        List<Step> steps = new ArrayList<>();
        for (CriterionShape criterion : group.criteria()) {
            List<RequirementShape> counted = criterion.counted();
            boolean counts = countMatters && Judging.judge(criterion, truths) != Truth.NOT_APPLICABLE;
            boolean must = kind == Kind.ALL || criterion.mandatory();
            int size = criterion.requirements().size();
            for (int r = 0; r < size; r++) {
                RequirementShape requirement = criterion.requirements().get(r);
                boolean last = r == size - 1;
                steps.add(new Step(
                        requirement.code(),
                        state(requirement.code(), truths, lost),
                        units(requirement.points()),
                        counted.contains(requirement),
                        requirement.veto(),
                        last,
                        last && must,
                        last && counts));
            }
        }
        return steps;
    }

    private static State state(String code, Map<String, Truth> truths, Set<String> lost) {
        if (truths.getOrDefault(code, Truth.UNKNOWN).holds()) {
            return State.HELD;
        }
        return lost.contains(code) ? State.STUCK : State.OPEN;
    }

    private long set(Map<String, Truth> truths) {
        BigDecimal bar = shape.passing().bar();
        return switch (shape.passing().kind()) {
            case ALL -> 0;
            case COUNT -> up(bar);
            case SHARE -> {
                // Fixed: meeting a requirement that is open never changes which criteria apply.
                long applicable = shape.criteria().stream()
                        .filter(criterion -> Judging.judge(criterion, truths) != Truth.NOT_APPLICABLE)
                        .count();
                yield up(bar.multiply(BigDecimal.valueOf(applicable)));
            }
            case POINTS -> units(bar);
        };
    }

    private void raise(int g, GroupMinimum minimum) {
        if (minimum.criteria() != null) {
            groupCriteria[g] = Math.max(groupCriteria[g], minimum.criteria());
        }
        if (minimum.points() != null) {
            groupPoints[g] = Math.max(groupPoints[g], units(minimum.points()));
        }
    }

    private static long up(BigDecimal bar) {
        return bar.setScale(0, RoundingMode.CEILING).longValueExact();
    }

    private long units(BigDecimal points) {
        return points.setScale(scale).unscaledValue().longValueExact();
    }

    private static int scale(SetShape shape) {
        Stream<BigDecimal> figures = Stream.concat(
                shape.requirements().stream().map(RequirementShape::points),
                Stream.concat(
                        Stream.of(
                                shape.passing().kind() == Kind.POINTS
                                        ? shape.passing().bar()
                                        : BigDecimal.ZERO),
                        shape.passing().groupMinimums().stream().flatMap(it -> Stream.ofNullable(it.points()))));
        return figures.mapToInt(BigDecimal::scale).reduce(0, Math::max);
    }
}
