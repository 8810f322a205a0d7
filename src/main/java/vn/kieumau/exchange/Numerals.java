package vn.kieumau.exchange;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Numbers and days in a text, in digits: a day is one numeral, so that its month is no proof of a twelve. */
final class Numerals {
    private static final Pattern NUMERAL = Pattern.compile("\\d{1,2}/\\d{1,2}/\\d{4}|\\d+(?:[.,]\\d+)*");

    private Numerals() {}

    static List<String> of(String text) {
        return NUMERAL.matcher(text).results().map(MatchResult::group).toList();
    }

    /** Those of the text that are in no figure, each once. */
    static Set<String> without(String text, List<ReportFigure> figures) {
        Set<String> proven = new HashSet<>();
        figures.forEach(each -> proven.addAll(of(each.printed())));
        Set<String> unproven = new LinkedHashSet<>(of(text));
        unproven.removeAll(proven);
        return unproven;
    }
}
