package vn.kieumau.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A report sentence by sentence: as its rules wrote it, and what people made of it.
 *
 * @param lines in the order of the report, with those left out where they would stand
 * @param edits all, the first one first
 */
public record WrittenReport(List<ReportLine> lines, List<ReportEdit> edits) {
    public WrittenReport {
        lines = List.copyOf(lines);
        edits = List.copyOf(edits);
    }

    /** What was edited and is written by no rule any more stands at the end of its section, and so does what was added. */
    static WrittenReport of(List<ReportSentence> drafted, List<ReportEdit> edits) {
        Map<String, ReportEdit> newest = new LinkedHashMap<>();
        for (ReportEdit each : edits) {
            if (each.restores()) {
                newest.remove(each.sentence());
            } else {
                newest.put(each.sentence(), each);
            }
        }
        List<ReportLine> lines = new ArrayList<>();
        for (ReportSection section : ReportSection.values()) {
            for (ReportSentence each : drafted) {
                if (each.section() == section) {
                    ReportEdit edit = newest.remove(each.key());
                    lines.add(line(each, edit));
                }
            }
            List.copyOf(newest.values()).stream()
                    .filter(each -> each.section().equals(section.code())
                            && drafted.stream().noneMatch(some -> some.key().equals(each.sentence())))
                    .forEach(
                            each -> lines.add(line(new ReportSentence(each.sentence(), section, "", List.of()), each)));
        }
        int number = 0;
        for (int i = 0; i < lines.size(); i++) {
            lines.set(i, lines.get(i).numbered(lines.get(i).leftOut() ? 0 : ++number));
        }
        return new WrittenReport(lines, edits);
    }

    private static ReportLine line(ReportSentence sentence, @Nullable ReportEdit edit) {
        String text = edit == null ? sentence.text() : edit.textAfter();
        return new ReportLine(
                0,
                sentence.key(),
                sentence.section(),
                sentence.text(),
                text,
                sentence.figures(),
                List.copyOf(Numerals.without(text, sentence.figures())),
                edit,
                edit != null && !edit.written().equals(sentence.text()));
    }

    public Optional<ReportLine> find(String key) {
        return lines.stream().filter(each -> each.key().equals(key)).findFirst();
    }

    public List<ReportLine> in(ReportSection section) {
        return lines.stream().filter(each -> each.section() == section).toList();
    }

    /** What goes out of a section. */
    List<ReportLine> out(ReportSection section) {
        return in(section).stream().filter(each -> !each.leftOut()).toList();
    }

    /** Edited ones that other figures are written for by now. */
    public List<ReportLine> outdated() {
        return lines.stream().filter(ReportLine::otherFigures).toList();
    }

    public long leftOut() {
        return lines.stream().filter(ReportLine::leftOut).count();
    }

    public long added() {
        return lines.stream().filter(each -> each.added() && !each.leftOut()).count();
    }

    /** How many sentences go out in words that a person put for those of a rule. */
    public long edited() {
        return touched() - leftOut() - added();
    }

    /** How many sentences go out with numbers that are in none of their figures. */
    public long unproven() {
        return lines.stream().filter(each -> !each.unproven().isEmpty()).count();
    }

    /** How many sentences a person edited, left out or added. */
    public long touched() {
        return lines.stream().filter(each -> each.edit() != null).count();
    }
}
