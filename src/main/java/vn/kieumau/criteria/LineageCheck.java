package vn.kieumau.criteria;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.kieumau.criteria.PackFault.Kind;

/** What is wrong with where a set and its criteria come from. */
final class LineageCheck {
    static final Set<String> CHANGES = Set.of("same", "changed", "split", "merged", "new");

    private final FaultList faults;
    private final boolean follows;
    private final @Nullable Set<String> before;

    /** Looks along the versions that the set follows. */
    LineageCheck(FaultList faults, Pack pack, BiFunction<String, String, Optional<Pack>> published) {
        this.faults = faults;
        this.follows = pack.set().follows() != null;
        this.before = before(faults, pack, published);
    }

    /** The criteria of the version before; none where the set follows none, or one that is not there. */
    private static @Nullable Set<String> before(
            FaultList faults, Pack whole, BiFunction<String, String, Optional<Pack>> published) {
        String follows = whole.set().follows();
        if (follows == null) {
            return null;
        }
        Set<String> seen = new HashSet<>(Set.of(whole.set().version()));
        String version = follows;
        Optional<Pack> first = Optional.empty();
        while (version != null) {
            if (!seen.add(version)) {
                faults.one(false, "set.follows", Kind.LINEAGE_CYCLE, version);
                return null;
            }
            Optional<Pack> earlier = published.apply(whole.programme().code(), version);
            first = first.isPresent() ? first : earlier;
            version = earlier.map(each -> each.set().follows()).orElse(null);
        }
        if (first.isEmpty()) {
            faults.one(false, "set.follows", Kind.NO_SUCH_VERSION, follows);
            return null;
        }
        return first.get().criteria().map(Pack.Criterion::code).collect(Collectors.toSet());
    }

    /** Of one criterion. */
    void check(String path, Pack.@Nullable Origin lineage) {
        if (lineage == null) {
            faults.one(before == null, path, Kind.MISSING, "from");
            return;
        }
        boolean fits = faults.one(follows, path, Kind.NOT_OF_THIS_KIND, "from");
        if (!faults.one(CHANGES.contains(lineage.change()), path + ".change", Kind.UNKNOWN_VALUE, lineage.change())
                || !fits) {
            return;
        }
        int parents = lineage.of().size();
        boolean counted = switch (lineage.change()) {
            case "new" -> parents == 0;
            case "merged" -> parents >= 2;
            default -> parents == 1;
        };
        faults.one(counted, path + ".of", Kind.OUT_OF_RANGE, String.join(", ", lineage.of()));
        for (String code : lineage.of()) {
            faults.one(before == null || before.contains(code), path + ".of", Kind.NO_SUCH_CRITERION, code);
        }
    }
}
