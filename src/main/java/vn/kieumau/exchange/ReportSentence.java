package vn.kieumau.exchange;

import java.util.List;

/**
 * A sentence as a rule wrote it.
 *
 * @param key the rule; with what it is about after a stroke, where it writes one of each
 */
public record ReportSentence(String key, ReportSection section, String text, List<ReportFigure> figures) {
    public ReportSentence {
        figures = List.copyOf(figures);
    }
}
