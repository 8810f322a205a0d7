package vn.kieumau.criteria;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.kieumau.criteria.rules.Phrase;
import vn.kieumau.web.View;

/** A rule as a sentence in the reader's language: what it speaks of by name, with the values that are known. */
public final class RuleInWords {
    private static final Map<String, String> WORDS = Map.ofEntries(
            entry(Phrase.AND, "and"),
            entry(Phrase.OR, "or"),
            entry("!_", "not"),
            entry("_?_:_", "if"),
            entry("_==_", "equal"),
            entry("_!=_", "unequal"),
            entry("_<_", "less"),
            entry("_<=_", "at_most"),
            entry("_>_", "more"),
            entry("_>=_", "at_least"),
            entry("_+_", "plus"),
            entry("_-_", "minus"),
            entry("_*_", "times"),
            entry("-_", "negative"),
            entry("ratio", "ratio"),
            entry("percent", "percent"));
    private static final Set<String> LOGICAL = Set.of("and", "or", "not", "if");
    private static final Set<String> SUMS = Set.of("plus", "minus");
    private static final Set<String> BINDS_CLOSER = Set.of("minus", "times", "negative", "ratio", "percent");

    private final View view;
    private final Map<String, MetricType> metrics;
    private final Map<String, String> values;

    /** @param values what stands behind a name besides it, in the reader's words; a name may be absent */
    public RuleInWords(View view, Map<String, MetricType> metrics, Map<String, String> values) {
        this.view = view;
        this.metrics = metrics;
        this.values = values;
    }

    /** Empty where the text is no rule: a draft may hold any. */
    public String tell(String rule) {
        return Phrase.of(rule)
                .map(this::words)
                .map(words -> words.substring(0, 1).toUpperCase(view.locale()) + words.substring(1) + ".")
                .orElse("");
    }

    private String words(Phrase phrase) {
        if (phrase instanceof Phrase.Name name) {
            return name(name.name());
        } else if (phrase instanceof Phrase.Count count) {
            return view.number(count.count());
        } else if (phrase instanceof Phrase.Text text) {
            return text(text.text());
        }
        return call((Phrase.Call) phrase);
    }

    private String call(Phrase.Call call) {
        if (call.sign().equals("decimal") && call.parts().get(0) instanceof Phrase.Text number) {
            return view.exact(number.text());
        }
        String word = WORDS.get(call.sign());
        if (word == null) {
            return call.sign();
        }
        boolean years = call.parts().contains(new Phrase.Name(RuledSet.UNIT_SINCE));
        List<String> parts = call.parts().stream()
                .map(each -> years && each instanceof Phrase.Count year ? "" + year.count() : within(word, each))
                .toList();
        String key = "criteria.words." + word;
        return call.sign().equals(Phrase.AND) || call.sign().equals(Phrase.OR)
                ? parts.stream()
                        .reduce((left, right) -> view.t(key, left, right))
                        .orElseThrow()
                : view.t(key, parts.toArray());
    }

    private String within(String word, Phrase part) {
        String inner = part instanceof Phrase.Call call ? WORDS.getOrDefault(call.sign(), "") : "";
        boolean apart =
                LOGICAL.contains(inner) || word.equals("not") || SUMS.contains(inner) && BINDS_CLOSER.contains(word);
        return apart ? "(" + words(part) + ")" : words(part);
    }

    private String name(String name) {
        String value = values.get(name);
        return value == null ? called(name) : view.t("criteria.words.with_value", called(name), value);
    }

    private String called(String name) {
        if (RuledSet.ATTRIBUTES.containsKey(name)) {
            return view.t("criteria.words." + name);
        }
        for (MetricType metric : metrics.values()) {
            String called = view.pick(metric.nameVi(), metric.nameEn());
            if (name.equals(metric.code())) {
                return called;
            } else if (name.equals(metric.code() + MetricType.SAME_PERIOD)) {
                return view.t("criteria.words.same_period", called);
            } else if (name.equals(metric.code() + MetricType.BASELINE)) {
                return view.t("criteria.words.baseline", called);
            }
            for (MetricType.Level level : metric.levels()) {
                if (name.equals(metric.level(level))) {
                    return view.t("criteria.words.level", view.pick(level.nameVi(), level.nameEn()));
                }
            }
        }
        return name;
    }

    private String text(String text) {
        return isClass(text) ? view.t("criteria.class." + text) : "“" + text + "”";
    }

    /** Whether a text of a rule, or an attribute's value, is one of the classes of units. */
    public static boolean isClass(String text) {
        return Set.of("ward", "commune", "special_zone", "town", "province", "central_city")
                .contains(text);
    }
}
