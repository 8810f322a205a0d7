package vn.kieumau.criteria.rules;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelAttribute;
import dev.cel.runtime.CelAttributePattern;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelUnknownSet;
import dev.cel.runtime.PartialVars;
import dev.cel.runtime.Program;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A checked rule, ready to be evaluated any number of times, by any number of threads. */
public final class Rule {
    private final String source;
    private final Program program;
    private final CelType type;
    private final SortedSet<String> names;
    private final List<CelAttributePattern> attributes;

    Rule(String source, Program program, CelType type, SortedSet<String> names) {
        this.source = source;
        this.program = program;
        this.type = type;
        this.names = names;
        this.attributes = names.stream().map(CelAttributePattern::create).toList();
    }

    public String source() {
        return source;
    }

    public SortedSet<String> names() {
        return names;
    }

    /** Whether it comes to a ratio rather than to a count or a truth. */
    public boolean isRatio() {
        return type.equals(RuleLanguage.RATIO);
    }

    boolean isFigure() {
        return isRatio() || type.equals(SimpleType.INT);
    }

    /**
     * Kleene's logic: what the known figures settle is settled, whatever the missing ones may turn out to be.
     *
     * @param known the figures that are there ({@code Long}, {@link Ratio}, {@code String}); every other name is unknown
     */
    public Outcome evaluate(Map<String, ?> known) {
        try {
            Object value = names.stream().allMatch(known::containsKey)
                    ? program.eval(known)
                    : program.eval(PartialVars.of(known, missing(known)));
            if (!(value instanceof CelUnknownSet unknown)) {
                return Outcome.of(value);
            }
            return Outcome.lacking(unknown.attributes().stream()
                    .map(CelAttribute::toString)
                    .collect(Collectors.toCollection(TreeSet::new)));
        } catch (CelEvaluationException cannotBeComputed) {
            return Outcome.impossible();
        }
    }

    private CelAttributePattern[] missing(Map<String, ?> known) {
        List<String> inOrder = List.copyOf(names);
        return java.util.stream.IntStream.range(0, inOrder.size())
                .filter(i -> !known.containsKey(inOrder.get(i)))
                .mapToObj(attributes::get)
                .toArray(CelAttributePattern[]::new);
    }
}
