package vn.kieumau.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sentence of a report as it goes out.
 *
 * @param number among those that go out, from 1; 0: it is left out
 * @param written what the rule writes now; empty: none does
 * @param text empty: it is left out
 * @param figures of what the rule writes
 * @param unproven numerals of the text that are in none of its figures
 * @param edit what a person made of it last; null: it is as it was written
 * @param otherFigures whether the rule has written something else since it was edited
 */
public record ReportLine(
        int number,
        String key,
        ReportSection section,
        String written,
        String text,
        List<ReportFigure> figures,
        List<String> unproven,
        @Nullable ReportEdit edit,
        boolean otherFigures) {
    public ReportLine {
        figures = List.copyOf(figures);
        unproven = List.copyOf(unproven);
    }

    public boolean leftOut() {
        return text.isEmpty();
    }

    public boolean added() {
        return key.startsWith(ReportEdit.ADDED);
    }

    ReportLine numbered(int place) {
        return new ReportLine(place, key, section, written, text, figures, unproven, edit, otherFigures);
    }
}
