package vn.kieumau.assessment.pages;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.kieumau.assessment.Facts;
import vn.kieumau.assessment.Verdict;
import vn.kieumau.criteria.MetricType;
import vn.kieumau.criteria.RuleInWords;
import vn.kieumau.criteria.RuledSet;
import vn.kieumau.web.View;

/** What a verdict rests on, in the reader's words: worded when it is shown, for what is stored of a verdict is never changed. */
public final class FigureInWords {
    private FigureInWords() {}

    /** A value with its unit of measure, a level by its name, or that not all is reported. */
    public static String value(View view, Facts.Figure figure, @Nullable MetricType metric) {
        String exact = figure.exact();
        if (exact == null) {
            return figure.atLeast() != null && figure.atLeast() > 0
                    ? view.t("assessment.why.at_least", measured(view, view.number(figure.atLeast()), metric))
                    : view.t("assessment.why.missing");
        }
        if (metric != null && !metric.levels().isEmpty()) {
            MetricType.Level level = metric.levels().get(Integer.parseInt(exact) - 1);
            return view.pick(level.nameVi(), level.nameEn());
        }
        return measured(view, view.exact(exact), metric);
    }

    /** What a requirement asks of figures, each with its value. */
    public static String condition(
            View view, Verdict.RequirementVerdict requirement, Facts facts, Map<String, MetricType> metrics) {
        Map<String, String> values = attributes(view, facts);
        for (Facts.Figure each : requirement.figures()) {
            values.put(each.name(), value(view, each, metrics.get(each.metric())));
        }
        return new RuleInWords(view, metrics, values).tell(requirement.rule());
    }

    private static Map<String, String> attributes(View view, Facts facts) {
        Map<String, String> values = new HashMap<>();
        put(view, values, RuledSet.UNIT_CLASS, facts.unitClass());
        put(view, values, RuledSet.PROVINCE_CLASS, facts.provinceClass());
        if (facts.unitSince() != null) {
            values.put(RuledSet.UNIT_SINCE, facts.unitSince().toString());
        }
        return values;
    }

    private static void put(View view, Map<String, String> values, String name, @Nullable String unitClass) {
        if (unitClass != null && RuleInWords.isClass(unitClass)) {
            values.put(name, view.t("criteria.class." + unitClass));
        }
    }

    private static String measured(View view, String value, @Nullable MetricType metric) {
        return metric == null ? value : (value + " " + view.pick(metric.unitVi(), metric.unitEn())).strip();
    }
}
