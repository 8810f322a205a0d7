package vn.kieumau.inspection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.kieumau.documents.OfficialDocument.Annex;
import vn.kieumau.documents.OfficialDocument.Block;
import vn.kieumau.documents.OfficialDocument.CoSigners;
import vn.kieumau.documents.OfficialDocument.Heading;
import vn.kieumau.documents.OfficialDocument.Table;
import vn.kieumau.documents.OfficialWords;

/** What the minutes and the conclusion of a delegation say on paper. */
@Component
class InspectionInWords {
    private final OfficialWords words;

    InspectionInWords(OfficialWords words) {
        this.words = words;
    }

    String summary(InspectionSnapshot of) {
        return words.text(
                "inspection.paper.summary",
                words.text("inspection.purpose." + of.head().purpose()),
                of.head().cohortNameVi());
    }

    List<Block> minutes(InspectionSnapshot of) {
        List<Block> content = new ArrayList<>();
        content.add(decided(of));
        content.add(words.paragraph(
                "inspection.paper.session",
                OfficialWords.day(of.conclusion().heldOn()),
                of.conclusion().place()));
        content.add(words.heading("inspection.paper.minutes.who"));
        content.add(sub("inspection.paper.minutes.delegation"));
        of.members()
                .forEach(each -> content.add(words.paragraph(
                        "inspection.paper.minutes.member",
                        words.text("inspection.role." + each.role()),
                        Stream.of(each.name(), each.rank(), each.post())
                                .filter(part -> !part.isEmpty())
                                .collect(Collectors.joining(", ")))));
        content.add(sub("inspection.conclusion.attendees"));
        content.addAll(OfficialWords.typed(of.conclusion().attendees()));
        content.add(words.heading("inspection.paper.minutes.seen"));
        content.add(visits(of));
        content.add(words.heading("inspection.paper.minutes.remarks"));
        remarks(of, content);
        content.add(words.heading("inspection.paper.minutes.demands"));
        demands(of, content);
        content.add(words.paragraph("inspection.paper.minutes.end"));
        content.add(new CoSigners(of.visits().stream()
                .map(each -> words.text("inspection.paper.minutes.for", each.unitName()))
                .toList()));
        notMet(of, content);
        return content;
    }

    List<Block> conclusion(InspectionSnapshot of) {
        List<Block> content = new ArrayList<>();
        content.add(decided(of));
        content.add(words.paragraph(
                "inspection.paper.conclusion.opening",
                OfficialWords.day(of.conclusion().heldOn()),
                of.head().name()));
        content.add(words.heading("inspection.paper.conclusion.found"));
        content.add(words.paragraph(
                "inspection.paper.conclusion.counts", of.visits().size(), of.items(), of.failing()));
        content.add(visits(of));
        content.add(words.heading("inspection.paper.conclusion.remarks"));
        remarks(of, content);
        content.add(words.heading("inspection.paper.conclusion.demands"));
        demands(of, content);
        content.add(words.paragraph("inspection.paper.conclusion.end"));
        notMet(of, content);
        return content;
    }

    /** On which days, where each ward has its own and none is after the session that sums up; else only which the decision allows. */
    private Block decided(InspectionSnapshot of) {
        DelegationHead head = of.head();
        List<LocalDate> days = of.visits().stream()
                .map(VisitLine::visitsOn)
                .filter(Objects::nonNull)
                .filter(day -> !day.isAfter(of.conclusion().heldOn()))
                .toList();
        if (days.size() == of.visits().size()) {
            List<String> each =
                    days.stream().distinct().sorted().map(OfficialWords::day).toList();
            return words.paragraph(
                    "inspection.paper.decided.on",
                    head.decisionNumber(),
                    OfficialWords.day(Objects.requireNonNull(head.decidedOn())),
                    head.officeName(),
                    head.name(),
                    of.visits().size(),
                    each.size(),
                    String.join(", ", each));
        }
        return words.paragraph(
                "inspection.paper.decided",
                head.decisionNumber(),
                OfficialWords.day(Objects.requireNonNull(head.decidedOn())),
                head.officeName(),
                OfficialWords.day(head.beginsOn()),
                OfficialWords.day(head.endsOn()),
                head.name(),
                of.visits().size());
    }

    private Table visits(InspectionSnapshot of) {
        List<List<String>> rows = new ArrayList<>();
        for (VisitLine each : of.visits()) {
            Checklists.Progress far = of.progress().get(each.visitId());
            rows.add(List.of(
                    OfficialWords.number(rows.size() + 1),
                    each.unitName(),
                    each.unitPath(),
                    each.visitsOn() == null ? "–" : OfficialWords.day(each.visitsOn()),
                    far == null ? "–" : OfficialWords.number(far.found()) + "/" + OfficialWords.number(far.items()),
                    far == null ? "–" : OfficialWords.number(far.notMet())));
        }
        return new Table(
                List.of(
                        words.text("inspection.paper.no"),
                        words.text("inspection.ward"),
                        words.text("inspection.paper.place"),
                        words.text("inspection.visits_on"),
                        words.text("inspection.paper.seen"),
                        words.text("inspection.paper.not_met")),
                rows);
    }

    private void remarks(InspectionSnapshot of, List<Block> content) {
        content.add(sub("inspection.conclusion.strengths"));
        content.addAll(OfficialWords.typed(of.conclusion().strengths()));
        content.add(sub("inspection.conclusion.limits"));
        content.addAll(OfficialWords.typed(of.conclusion().limits()));
        if (!of.conclusion().causes().isEmpty()) {
            content.add(sub("inspection.conclusion.causes"));
            content.addAll(OfficialWords.typed(of.conclusion().causes()));
        }
    }

    private void demands(InspectionSnapshot of, List<Block> content) {
        if (of.demands().isEmpty()) {
            content.add(words.paragraph("inspection.paper.no_demands"));
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        for (Demand each : of.demands()) {
            rows.add(List.of(
                    OfficialWords.number(rows.size() + 1),
                    each.unitName(),
                    each.text(),
                    OfficialWords.day(each.due())));
        }
        content.add(new Table(
                List.of(
                        words.text("inspection.paper.no"),
                        words.text("inspection.ward"),
                        words.text("inspection.demand.text"),
                        words.text("inspection.demand.due")),
                rows));
    }

    /** As an appendix, where there is anything. */
    private void notMet(InspectionSnapshot of, List<Block> content) {
        List<List<String>> rows = new ArrayList<>();
        for (VisitLine visit : of.visits()) {
            for (ItemLine each : of.notMet().getOrDefault(visit.visitId(), List.of())) {
                rows.add(List.of(
                        OfficialWords.number(rows.size() + 1),
                        visit.unitName(),
                        Objects.toString(each.criterionCode(), "–"),
                        each.textVi(),
                        each.standing().stream()
                                .filter(finding -> finding.result().equals("not_met"))
                                .map(FindingLine::note)
                                .filter(note -> !note.isEmpty())
                                .collect(Collectors.joining("; "))));
            }
        }
        if (!rows.isEmpty()) {
            content.add(new Annex(words.text("inspection.paper.failing")));
            content.add(new Table(
                    List.of(
                            words.text("inspection.paper.no"),
                            words.text("inspection.ward"),
                            words.text("inspection.paper.criterion"),
                            words.text("inspection.paper.item"),
                            words.text("inspection.paper.note")),
                    rows));
        }
    }

    private Heading sub(String key) {
        return new Heading(2, words.text(key));
    }
}
