package vn.kieumau.criteria;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What of a version goes on from an earlier one, so that what was said of it may be carried. A requirement goes on if its criterion
 * comes from the other's and it has the same kind, words and rule; a criterion goes on as a whole if it is said to be the same and
 * its requirements are just those of the other. What is worded anew must be said anew.
 *
 * @param criteria codes in the version before, by codes in this one
 * @param requirements likewise
 */
public record Carrying(Map<String, String> criteria, Map<String, String> requirements) {
    /** From a version to itself: all goes on. */
    public static Carrying within(Pack pack) {
        return new Carrying(
                itself(pack.criteria().map(Pack.Criterion::code).toList()),
                itself(pack.requirements().map(Pack.Requirement::code).toList()));
    }

    private static Map<String, String> itself(List<String> codes) {
        Map<String, String> itself = new LinkedHashMap<>();
        codes.forEach(code -> itself.put(code, code));
        return itself;
    }

    /** From a version to the one that follows it. */
    public static Carrying between(Pack before, Pack now) {
        Map<String, Pack.Criterion> old =
                before.criteria().collect(Collectors.toMap(Pack.Criterion::code, each -> each, (one, other) -> one));
        Map<String, String> criteria = new LinkedHashMap<>();
        Map<String, String> requirements = new LinkedHashMap<>();
        now.criteria().forEach(criterion -> {
            Pack.Origin from = criterion.from();
            List<Pack.Criterion> parents = from == null
                    ? List.of()
                    : from.of().stream().filter(old::containsKey).map(old::get).toList();
            List<Pack.Requirement> left = new ArrayList<>();
            parents.forEach(each -> left.addAll(each.requirements()));
            for (Pack.Requirement requirement : criterion.requirements()) {
                left.stream()
                        .filter(each -> same(requirement, each))
                        .findFirst()
                        .ifPresent(each -> {
                            left.remove(each);
                            requirements.put(requirement.code(), each.code());
                        });
            }
            boolean all = criterion.requirements().stream().allMatch(each -> requirements.containsKey(each.code()));
            if (from != null && from.change().equals("same") && parents.size() == 1 && all && left.isEmpty()) {
                criteria.put(criterion.code(), parents.get(0).code());
            }
        });
        return new Carrying(criteria, requirements);
    }

    /** From a version before the one that this goes on from, in one step. */
    public Carrying after(Carrying earlier) {
        return new Carrying(through(criteria, earlier.criteria), through(requirements, earlier.requirements));
    }

    private static Map<String, String> through(Map<String, String> later, Map<String, String> earlier) {
        Map<String, String> through = new LinkedHashMap<>();
        later.forEach((code, between) -> {
            String before = earlier.get(between);
            if (before != null) {
                through.put(code, before);
            }
        });
        return through;
    }

    private static boolean same(Pack.Requirement now, Pack.Requirement before) {
        return now.kind().equals(before.kind())
                && now.titleVi().equals(before.titleVi())
                && now.condition().equals(before.condition());
    }
}
