package vn.kieumau.criteria.rules;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelAttribute;
import dev.cel.runtime.CelAttributePattern;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelUnknownSet;
import dev.cel.runtime.PartialVars;
import dev.cel.runtime.Program;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A checked rule, ready to be evaluated any number of times, by any number of threads. */
public final class Rule {
    private final String source;
    private final Program program;
    private final CelType type;
    private final NavigableMap<String, CelAttributePattern> names = new TreeMap<>();

    Rule(String source, Program program, CelType type, SortedSet<String> names) {
        this.source = source;
        this.program = program;
        this.type = type;
        names.forEach(name -> this.names.put(name, CelAttributePattern.create(name)));
    }

    public String source() {
        return source;
    }

    public SortedSet<String> names() {
        return Collections.unmodifiableSortedSet(names.navigableKeySet());
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
        // The library copies what it is given at each evaluation: it gets what the rule names, not all that is known of
        // a unit.
        Map<String, Object> given = new HashMap<>();
        List<CelAttributePattern> missing = new ArrayList<>();
        names.forEach((name, attribute) -> {
            Object value = known.get(name);
            if (value == null) {
                missing.add(attribute);
            } else {
                given.put(name, value);
            }
        });
        try {
            Object value = missing.isEmpty()
                    ? program.eval(given)
                    : program.eval(PartialVars.of(given, missing.toArray(new CelAttributePattern[0])));
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
}
