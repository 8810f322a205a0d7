package vn.kieumau.criteria;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import vn.kieumau.criteria.PackFault.Kind;

/** Whether a pack may be published: everything that docs/pack-format.md demands, each fault with its place. */
public final class PackCheck {
    private final RuleCheck rules;
    private final BiFunction<String, String, Optional<Pack>> published;

    /** @param published the published set of a programme's code and a version, if there is one */
    public PackCheck(List<MetricType> metrics, BiFunction<String, String, Optional<Pack>> published) {
        this.rules = new RuleCheck(metrics);
        this.published = published;
    }

    /** In the order of the pack; none where it may be published. */
    public List<PackFault> faults(Pack pack) {
        FaultList faults = new FaultList();
        faults.one(pack.format().equals(Pack.FORMAT), "format", Kind.WRONG_FORMAT, pack.format());
        HeadCheck head = new HeadCheck(faults);
        head.programme(pack.programme());
        head.head(pack.set());
        LineageCheck lineage = new LineageCheck(faults, pack, published);
        RequirementCheck requirements =
                new RequirementCheck(faults, rules, pack.passing().givesPoints());
        CriteriaCheck criteria = new CriteriaCheck(faults, lineage, requirements);
        criteria.check(pack.groups());
        new PassingCheck(faults, pack, criteria.groups(), requirements.points()).check();
        return faults.all();
    }

    /** Of one rule alone, while it is written. */
    public List<PackFault> faults(String path, String rule) {
        FaultList faults = new FaultList();
        rules.condition(faults, path, rule);
        return faults.all();
    }
}
