package vn.kieumau.criteria;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.kieumau.criteria.judging.PassingRule;
import vn.kieumau.criteria.judging.SetShape;
import vn.kieumau.criteria.judging.Truth;
import vn.kieumau.criteria.rules.Outcome;
import vn.kieumau.criteria.rules.Rule;
import vn.kieumau.criteria.rules.RuleFaults;
import vn.kieumau.criteria.rules.RuleLanguage;
import vn.kieumau.criteria.rules.ValueType;

/** A set whose rules are checked and ready: judges requirements from figures and from what people stated. Pure. */
public final class RuledSet {
    /** The name in rules of the unit's class: {@code ward}, {@code commune}, {@code special_zone} or {@code town}. */
    public static final String UNIT_CLASS = "unit_class";
    /** Of the unit of province level above it on the day: {@code province} or {@code central_city}. */
    public static final String PROVINCE_CLASS = "province_class";
    /** The year in which the unit began, or people of another last came to it; 0 where that was before the records. */
    public static final String UNIT_SINCE = "unit_since";

    /** What rules may say of the unit itself, in the order in which it is told. */
    public static final Map<String, ValueType> ATTRIBUTES = attributes();

    private final Pack pack;
    private final SetShape shape;
    private final List<Judged> requirements;
    private final Map<String, Long> levels;
    private final Set<String> metrics;
    private final Set<String> ratios;

    private record Judged(
            Pack.Requirement requirement,
            boolean mustApply,
            @Nullable Rule applies,
            @Nullable Rule condition) {}

    /**
     * What is known of one unit when it is judged.
     *
     * @param figures by their names in rules; a missing figure is absent
     * @param atLeast sums of metrics so far where some months are missing: below these they cannot end
     * @param stated what people answered, by requirement
     */
    public record Known(Map<String, Object> figures, Map<String, Long> atLeast, Map<String, Truth> stated) {}

    /**
     * How one requirement came out.
     *
     * @param missing names of figures without which it stays unknown
     * @param lost whether nothing done in this period can mend it: what must not happen has happened
     */
    public record Judgement(Truth truth, Set<String> missing, boolean lost) {}

    private static Map<String, ValueType> attributes() {
        Map<String, ValueType> attributes = new LinkedHashMap<>();
        attributes.put(UNIT_CLASS, ValueType.TEXT);
        attributes.put(PROVINCE_CLASS, ValueType.TEXT);
        attributes.put(UNIT_SINCE, ValueType.COUNT);
        return Collections.unmodifiableMap(attributes);
    }

    private RuledSet(
            Pack pack, List<Judged> requirements, Map<String, Long> levels, Set<String> metrics, Set<String> ratios) {
        this.pack = pack;
        this.shape = shape(pack);
        this.requirements = requirements;
        this.levels = levels;
        this.metrics = metrics;
        this.ratios = ratios;
    }

    /** @throws IllegalStateException where a rule does not hold against the metrics: a checked pack's rules do */
    public static RuledSet of(Pack pack, List<MetricType> metrics) {
        RuleLanguage language = new RuleLanguage(RuleCheck.names(metrics));
        List<Judged> requirements = new ArrayList<>();
        Set<String> used = new TreeSet<>();
        pack.criteria()
                .forEach(criterion -> criterion.requirements().forEach(requirement -> {
                    Judged judged = new Judged(
                            requirement,
                            criterion.mandatory(),
                            rule(language, requirement.appliesIf()),
                            rule(language, requirement.condition()));
                    requirements.add(judged);
                    used.addAll(names(judged));
                }));
        Map<String, Long> levels = new HashMap<>();
        for (MetricType metric : metrics) {
            long rank = 0;
            for (MetricType.Level level : metric.levels()) {
                levels.put(metric.level(level), ++rank);
            }
        }
        Set<String> codes = metrics.stream()
                .map(MetricType::code)
                .filter(code -> used.contains(code)
                        || used.contains(code + MetricType.SAME_PERIOD)
                        || used.contains(code + MetricType.BASELINE))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> ratios =
                metrics.stream().filter(MetricType::ratio).map(MetricType::code).collect(Collectors.toSet());
        return new RuledSet(pack, requirements, levels, codes, ratios);
    }

    private static @Nullable Rule rule(RuleLanguage language, String source) {
        try {
            return source.isEmpty() ? null : language.condition(source);
        } catch (RuleFaults wrong) {
            throw new IllegalStateException(source, wrong);
        }
    }

    private static SortedSet<String> names(Judged judged) {
        SortedSet<String> names = new TreeSet<>();
        if (judged.applies() != null) {
            names.addAll(judged.applies().names());
        }
        if (judged.condition() != null) {
            names.addAll(judged.condition().names());
        }
        return names;
    }

    public Pack pack() {
        return pack;
    }

    public SetShape shape() {
        return shape;
    }

    /** Codes of the metrics that its rules speak of. */
    public Set<String> metrics() {
        return metrics;
    }

    /** Whether a metric is a share rather than a count. */
    public boolean isRatio(String metric) {
        return ratios.contains(metric);
    }

    /** The names of figures in a requirement's rules, without levels and attributes. */
    public SortedSet<String> figures(String requirement) {
        SortedSet<String> names = requirements.stream()
                .filter(each -> each.requirement().code().equals(requirement))
                .findFirst()
                .map(RuledSet::names)
                .orElseGet(TreeSet::new);
        names.removeIf(name -> levels.containsKey(name) || ATTRIBUTES.containsKey(name));
        return names;
    }

    /** Each requirement by its code, in the set's order. */
    public Map<String, Judgement> judge(Known known) {
        Map<String, Object> figures = new HashMap<>(known.figures());
        figures.putAll(levels);
        Map<String, Judgement> judged = new LinkedHashMap<>();
        for (Judged each : requirements) {
            judged.put(each.requirement().code(), judge(each, figures, known));
        }
        return judged;
    }

    private static Judgement judge(Judged each, Map<String, Object> figures, Known known) {
        Pack.Requirement requirement = each.requirement();
        if (!requirement.appliesTo().isEmpty() && !requirement.appliesTo().contains(figures.get(UNIT_CLASS))) {
            return new Judgement(Truth.NOT_APPLICABLE, Set.of(), false);
        }
        if (each.applies() != null) {
            Outcome applies = each.applies().evaluate(figures);
            if (Boolean.FALSE.equals(applies.value())) {
                return new Judgement(Truth.NOT_APPLICABLE, Set.of(), false);
            }
            if (applies.value() == null) {
                return new Judgement(Truth.UNKNOWN, applies.missing(), false);
            }
        }
        if (each.condition() == null) {
            Truth stated = known.stated().getOrDefault(requirement.code(), Truth.UNKNOWN);
            boolean mayNot = stated == Truth.NOT_APPLICABLE && each.mustApply();
            return new Judgement(mayNot ? Truth.UNKNOWN : stated, Set.of(), false);
        }
        if (!requirement.zero().isEmpty()) {
            return zero(requirement, each.condition(), figures, known.atLeast());
        }
        Outcome outcome = each.condition().evaluate(figures);
        return new Judgement(truth(outcome), outcome.missing(), false);
    }

    /** What happened in one month of a period has happened in the period, though other months are still missing. */
    private static Judgement zero(
            Pack.Requirement requirement, Rule condition, Map<String, Object> figures, Map<String, Long> atLeast) {
        for (String metric : requirement.zero()) {
            long happened = figures.get(metric) instanceof Long whole ? whole : atLeast.getOrDefault(metric, 0L);
            if (happened > 0) {
                return new Judgement(Truth.NOT_MET, Set.of(), true);
            }
        }
        Outcome outcome = condition.evaluate(figures);
        return new Judgement(truth(outcome), outcome.missing(), false);
    }

    private static Truth truth(Outcome outcome) {
        return outcome.value() == null
                ? Truth.UNKNOWN
                : Boolean.TRUE.equals(outcome.value()) ? Truth.MET : Truth.NOT_MET;
    }

    private static SetShape shape(Pack pack) {
        Pack.Passing passing = pack.passing();
        return new SetShape(
                pack.groups().stream()
                        .map(group -> new SetShape.GroupShape(
                                group.code(),
                                group.criteria().stream()
                                        .map(criterion -> new SetShape.CriterionShape(
                                                criterion.code(),
                                                criterion.mandatory(),
                                                criterion.requirements().stream()
                                                        .map(each -> new SetShape.RequirementShape(
                                                                each.code(),
                                                                each.mandatory(),
                                                                each.veto(),
                                                                each.points()))
                                                        .toList()))
                                        .toList()))
                        .toList(),
                new PassingRule(
                        PassingRule.Kind.valueOf(passing.rule().toUpperCase(java.util.Locale.ROOT)),
                        passing.atLeast(),
                        passing.pointsTotal(),
                        passing.bands().stream()
                                .map(band -> new PassingRule.Band(
                                        band.code(),
                                        band.titleVi(),
                                        band.titleEn(),
                                        Objects.requireNonNullElse(band.from(), BigDecimal.ZERO)))
                                .toList(),
                        passing.passBand(),
                        passing.groupMinimum().stream()
                                .map(minimum -> new PassingRule.GroupMinimum(
                                        minimum.group(), minimum.criteria(), minimum.points()))
                                .toList()),
                pack.set().complete());
    }
}
