package vn.kieumau.criteria;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which requirements of a version go on from which of the version before. One goes on if its criterion comes from the other's
 * and it has the same kind, words and rule; what was said of it may be carried. What is worded anew must be said anew.
 */
public final class Carrying {
    private Carrying() {}

    /** The code in the version before, by the code in this version; what does not go on is left out. */
    public static Map<String, String> requirements(Pack before, Pack now) {
        Map<String, Pack.Criterion> old =
                before.criteria().collect(Collectors.toMap(Pack.Criterion::code, each -> each, (one, other) -> one));
        Map<String, String> carried = new LinkedHashMap<>();
        now.criteria().forEach(criterion -> {
            Pack.Origin from = criterion.from();
            if (from == null) {
                return;
            }
            List<Pack.Requirement> candidates = new ArrayList<>();
            from.of().stream()
                    .map(old::get)
                    .filter(java.util.Objects::nonNull)
                    .forEach(each -> candidates.addAll(each.requirements()));
            for (Pack.Requirement requirement : criterion.requirements()) {
                candidates.stream()
                        .filter(each -> same(requirement, each))
                        .findFirst()
                        .ifPresent(each -> carried.put(requirement.code(), each.code()));
            }
        });
        return carried;
    }

    private static boolean same(Pack.Requirement now, Pack.Requirement before) {
        return now.kind().equals(before.kind())
                && now.titleVi().equals(before.titleVi())
                && now.condition().equals(before.condition());
    }
}
