package vn.kieumau.criteria.judging;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.kieumau.criteria.judging.PassingRule.GroupMinimum;
import vn.kieumau.criteria.judging.PassingRule.Kind;
import vn.kieumau.criteria.judging.SetShape.CriterionShape;
import vn.kieumau.criteria.judging.SetShape.GroupShape;
import vn.kieumau.criteria.judging.SetShape.RequirementShape;

/** The conditions of one set, each judged on its bounds. Which conditions there are, and their order, depends on the shape only. */
final class Conditions {
    private final SetShape shape;
    private final Map<String, Truth> requirements;
    private final Map<String, Truth> criteria;

    Conditions(SetShape shape, Map<String, Truth> requirements, Map<String, Truth> criteria) {
        this.shape = shape;
        this.requirements = requirements;
        this.criteria = criteria;
    }

    List<ConditionResult> all() {
        List<ConditionResult> results = new ArrayList<>();
        results.add(rule());
        shape.passing().groupMinimums().forEach(minimum -> results.addAll(group(minimum)));
        Map<String, Truth> mandatory = mandatoryCriteria();
        if (shape.passing().kind() != Kind.ALL && !mandatory.isEmpty()) {
            results.add(every(Condition.MANDATORY, mandatory));
        }
        Map<String, Truth> vetoes = vetoes();
        if (!vetoes.isEmpty()) {
            results.add(every(Condition.VETO, vetoes));
        }
        if (!shape.complete()) {
            results.add(new ConditionResult(Condition.COMPLETE, Truth.UNKNOWN, "", "", "", ""));
        }
        return results;
    }

    Points points() {
        BigDecimal least = points(shape.requirements(), Truth::holds);
        BigDecimal most = points(shape.requirements(), Conditions::mayHold);
        @Nullable String band = shape.passing().bandAt(least);
        return new Points(least, most, Objects.equals(band, shape.passing().bandAt(most)) ? band : null);
    }

    private ConditionResult rule() {
        BigDecimal bar = shape.passing().bar();
        return switch (shape.passing().kind()) {
            case ALL -> every(Condition.ALL, criteria);
            case COUNT -> count(Condition.COUNT, "", criteria.values(), bar);
            case SHARE -> share(bar);
            case POINTS -> points(Condition.POINTS, "", shape.requirements(), bar);
        };
    }

    private List<ConditionResult> group(GroupMinimum minimum) {
        GroupShape group = shape.groups().stream()
                .filter(candidate -> candidate.code().equals(minimum.group()))
                .findFirst()
                .orElseThrow();
        List<ConditionResult> results = new ArrayList<>();
        if (minimum.criteria() != null) {
            List<Truth> truths = group.criteria().stream().map(this::truth).toList();
            results.add(count(Condition.GROUP_CRITERIA, group.code(), truths, BigDecimal.valueOf(minimum.criteria())));
        }
        if (minimum.points() != null) {
            List<RequirementShape> members = group.criteria().stream()
                    .flatMap(criterion -> criterion.requirements().stream())
                    .toList();
            results.add(points(Condition.GROUP_POINTS, group.code(), members, minimum.points()));
        }
        return results;
    }

    private Map<String, Truth> mandatoryCriteria() {
        Map<String, Truth> truths = new LinkedHashMap<>();
        shape.criteria().stream()
                .filter(CriterionShape::mandatory)
                .forEach(criterion -> truths.put(criterion.code(), truth(criterion)));
        return truths;
    }

    private Map<String, Truth> vetoes() {
        Map<String, Truth> truths = new LinkedHashMap<>();
        shape.requirements().stream()
                .filter(RequirementShape::veto)
                .forEach(requirement -> truths.put(requirement.code(), truth(requirement)));
        return truths;
    }

    private static ConditionResult every(Condition kind, Map<String, Truth> truths) {
        Truth truth = truths.values().stream().reduce(Truth.MET, Truth::and);
        String subject = truth == Truth.MET
                ? ""
                : truths.entrySet().stream()
                        .filter(entry -> entry.getValue() == truth)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.joining(", "));
        long reached = number(truths.values(), Truth::holds);
        long possible = number(truths.values(), Conditions::mayHold);
        return new ConditionResult(kind, truth, subject, "" + reached, "" + truths.size(), "" + possible);
    }

    private static ConditionResult count(Condition kind, String subject, Collection<Truth> truths, BigDecimal bar) {
        long met = number(truths, truth -> truth == Truth.MET);
        long open = number(truths, truth -> truth == Truth.UNKNOWN);
        return atLeast(kind, subject, BigDecimal.valueOf(met), bar, BigDecimal.valueOf(met + open));
    }

    /**
     * Compares met with bar × applicable, so that nothing is ever rounded and a set in which nothing applies passes. An unknown
     * criterion counts as applicable; were it to turn out otherwise, the share would lie between the two bounds, or be nothing of
     * nothing.
     */
    private ConditionResult share(BigDecimal bar) {
        long applicable = number(criteria.values(), truth -> truth != Truth.NOT_APPLICABLE);
        BigDecimal needed = bar.multiply(BigDecimal.valueOf(applicable));
        ConditionResult count = count(Condition.SHARE, "", criteria.values(), needed);
        String of = "/" + applicable;
        return new ConditionResult(
                Condition.SHARE, count.truth(), "", count.reached() + of, text(bar), count.possible() + of);
    }

    private ConditionResult points(Condition kind, String subject, List<RequirementShape> members, BigDecimal bar) {
        return atLeast(kind, subject, points(members, Truth::holds), bar, points(members, Conditions::mayHold));
    }

    private static ConditionResult atLeast(
            Condition kind, String subject, BigDecimal least, BigDecimal bar, BigDecimal most) {
        Truth truth = least.compareTo(bar) >= 0 ? Truth.MET : most.compareTo(bar) < 0 ? Truth.NOT_MET : Truth.UNKNOWN;
        return new ConditionResult(kind, truth, subject, text(least), text(bar), text(most));
    }

    private BigDecimal points(List<RequirementShape> members, Predicate<Truth> earned) {
        return members.stream()
                .filter(requirement -> earned.test(truth(requirement)))
                .map(RequirementShape::points)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Truth truth(RequirementShape requirement) {
        return requirements.getOrDefault(requirement.code(), Truth.UNKNOWN);
    }

    private Truth truth(CriterionShape criterion) {
        return criteria.getOrDefault(criterion.code(), Truth.UNKNOWN);
    }

    private static boolean mayHold(Truth truth) {
        return truth != Truth.NOT_MET;
    }

    private static long number(Collection<Truth> truths, Predicate<Truth> wanted) {
        return truths.stream().filter(wanted).count();
    }

    private static String text(BigDecimal figure) {
        return figure.stripTrailingZeros().toPlainString();
    }
}
