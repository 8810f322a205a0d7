package vn.kieumau.assessment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Answer by answer, what was said anew since a submission.
 *
 * @param since number of the submission that is compared with; 0 when there is none
 */
public record Changes(int since, Map<String, Snapshot.Line> before) {
    public static final Changes NONE = new Changes(0, Map.of());

    static Changes between(int since, List<Snapshot.Line> before, List<Snapshot.Line> after) {
        Map<String, Snapshot.Line> was =
                before.stream().collect(Collectors.toMap(Snapshot.Line::code, Function.identity()));
        Map<String, Snapshot.Line> changed = new LinkedHashMap<>();
        for (Snapshot.Line now : after) {
            Snapshot.Line then = was.get(now.code());
            if (then != null && !then.saysTheSame(now)) {
                changed.put(now.code(), then);
            }
        }
        return new Changes(since, changed);
    }

    /** Codes of the criteria in their order. */
    public Set<String> codes() {
        return before.keySet();
    }

    /** What had been said of a criterion; null when it is the same. */
    public Snapshot.@Nullable Line before(String code) {
        return before.get(code);
    }
}
