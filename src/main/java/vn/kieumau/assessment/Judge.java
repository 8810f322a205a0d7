package vn.kieumau.assessment;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.kieumau.criteria.Pack;
import vn.kieumau.criteria.RuledSet;
import vn.kieumau.criteria.judging.Judgement;
import vn.kieumau.criteria.judging.Judging;
import vn.kieumau.criteria.judging.SmallestSet;
import vn.kieumau.criteria.judging.Truth;
import vn.kieumau.criteria.rules.Ratio;

/** From facts to a verdict; nothing else goes in. */
final class Judge {
    private static final Pattern NAME = Pattern.compile("'[^']*'|[a-z][a-z0-9_]*(?!\\s*\\()");

    private Judge() {}

    static Verdict judge(RuledSet set, Facts facts) {
        Map<String, Facts.Figure> figures =
                facts.figures().stream().collect(Collectors.toMap(Facts.Figure::name, Function.identity()));
        Map<String, Facts.Statement> statements = facts.statements().stream()
                .collect(Collectors.toMap(Facts.Statement::requirement, Function.identity()));
        Map<String, RuledSet.Judgement> judged = set.judge(known(set, facts));
        Map<String, Truth> truths = judged.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().truth()));
        Judgement whole = Judging.judge(set.shape(), truths);
        Set<String> lost = judged.entrySet().stream()
                .filter(each -> each.getValue().lost())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        Map<String, String> shown = facts.attributes().shown();
        List<Verdict.CriterionVerdict> criteria = new ArrayList<>();
        set.pack()
                .criteria()
                .forEach(criterion -> criteria.add(new Verdict.CriterionVerdict(
                        criterion.code(),
                        criterion.titleVi(),
                        criterion.titleEn(),
                        whole.criteria().getOrDefault(criterion.code(), Truth.UNKNOWN),
                        criterion.requirements().stream()
                                .map(each -> requirement(set, each, judged, figures, shown, statements))
                                .toList())));
        return new Verdict(
                whole.set(),
                count(whole, Truth.MET),
                count(whole, Truth.NOT_MET),
                count(whole, Truth.UNKNOWN),
                criteria,
                whole.conditions(),
                whole.points(),
                SmallestSet.find(set.shape(), truths, lost));
    }

    private static int count(Judgement whole, Truth truth) {
        return (int) whole.criteria().values().stream().filter(truth::equals).count();
    }

    private static RuledSet.Known known(RuledSet set, Facts facts) {
        Map<String, Object> known = facts.attributes().byName();
        Map<String, Long> atLeast = new HashMap<>();
        for (Facts.Figure figure : facts.figures()) {
            if (figure.exact() != null) {
                known.put(
                        figure.name(),
                        set.isRatio(figure.metric()) ? ratio(figure.exact()) : (Object) Long.valueOf(figure.exact()));
            } else if (figure.atLeast() != null && figure.name().equals(figure.metric())) {
                atLeast.put(figure.metric(), figure.atLeast());
            }
        }
        Map<String, Truth> stated = new HashMap<>();
        for (Facts.Statement each : facts.statements()) {
            stated.put(each.requirement(), each.truth());
        }
        return new RuledSet.Known(known, atLeast, stated);
    }

    private static Ratio ratio(String exact) {
        int bar = exact.indexOf('/');
        return bar < 0
                ? Ratio.of(new BigDecimal(exact))
                : new Ratio(new BigInteger(exact.substring(0, bar)), new BigInteger(exact.substring(bar + 1)));
    }

    private static Verdict.RequirementVerdict requirement(
            RuledSet set,
            Pack.Requirement requirement,
            Map<String, RuledSet.Judgement> judged,
            Map<String, Facts.Figure> figures,
            Map<String, String> attributes,
            Map<String, Facts.Statement> statements) {
        RuledSet.Judgement judgement =
                judged.getOrDefault(requirement.code(), new RuledSet.Judgement(Truth.UNKNOWN, Set.of(), false));
        String rule = requirement.condition();
        return new Verdict.RequirementVerdict(
                requirement.code(),
                requirement.titleVi(),
                requirement.titleEn(),
                requirement.kind(),
                requirement.answeredBy(),
                requirement.veto(),
                judgement.truth(),
                judgement.lost(),
                rule,
                filled(rule, figures, attributes),
                set.figures(requirement.code()).stream()
                        .map(figures::get)
                        .filter(java.util.Objects::nonNull)
                        .toList(),
                List.copyOf(new java.util.TreeSet<>(judgement.missing())),
                rule.isEmpty() ? statements.get(requirement.code()) : null);
    }

    /** The rule with figures and attributes where their names are. */
    static String filled(String rule, Map<String, Facts.Figure> figures, Map<String, String> attributes) {
        Matcher names = NAME.matcher(rule);
        return names.replaceAll(match -> {
            Facts.Figure figure = figures.get(match.group());
            if (figure == null) {
                return Matcher.quoteReplacement(attributes.getOrDefault(match.group(), match.group()));
            }
            String exact = figure.exact();
            return exact != null
                    ? exact
                    : figure.atLeast() != null && figure.atLeast() > 0 ? "≥" + figure.atLeast() : "?";
        });
    }
}
