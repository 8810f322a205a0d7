package vn.kieumau.criteria.rules;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a rule came to: a value; or nothing, because figures are missing, or because it cannot be computed (a division by zero,
 * a number beyond 64 bits).
 *
 * @param value {@code Boolean} of a condition, {@code Long} or {@link Ratio} of a computed figure
 * @param missing the names without which it stays open; empty where there is a value
 */
public record Outcome(@Nullable Object value, Set<String> missing) {
    static Outcome of(Object value) {
        return new Outcome(value, Set.of());
    }

    static Outcome lacking(Set<String> names) {
        return new Outcome(null, names);
    }

    static Outcome impossible() {
        return new Outcome(null, Set.of());
    }
}
