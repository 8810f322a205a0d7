package vn.kieumau.criteria;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.kieumau.criteria.PackFault.Kind;
import vn.kieumau.criteria.rules.RuleFaults;
import vn.kieumau.criteria.rules.RuleLanguage;
import vn.kieumau.criteria.rules.ValueType;

/** What is wrong with rules, and with the metrics that must be zero. */
final class RuleCheck {
    private final Map<String, MetricType> metrics;
    private final RuleLanguage language;

    RuleCheck(List<MetricType> metrics) {
        this.metrics = metrics.stream().collect(Collectors.toMap(MetricType::code, each -> each));
        this.language = new RuleLanguage(names(metrics));
    }

    /** Every name that a rule may use. */
    static Map<String, ValueType> names(List<MetricType> metrics) {
        Map<String, ValueType> names = new LinkedHashMap<>();
        metrics.forEach(metric -> metric.addNames(names));
        names.putAll(RuledSet.ATTRIBUTES);
        return names;
    }

    void condition(FaultList faults, String path, String rule) {
        try {
            language.condition(rule);
        } catch (RuleFaults wrong) {
            faults.add(PackFault.of(path, wrong.faults()));
        }
    }

    void zero(FaultList faults, String path, List<String> zero) {
        faults.one(!zero.isEmpty(), path, Kind.MISSING, "zero");
        for (String code : zero) {
            MetricType metric = metrics.get(code);
            if (faults.one(metric != null, path, Kind.UNKNOWN_METRIC, code) && metric != null) {
                faults.one(!metric.ratio() && metric.levels().isEmpty(), path, Kind.NOT_A_COUNT, code);
            }
        }
    }
}
