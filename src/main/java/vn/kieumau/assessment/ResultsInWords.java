package vn.kieumau.assessment;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.kieumau.documents.OfficialDocument.Annex;
import vn.kieumau.documents.OfficialDocument.Basis;
import vn.kieumau.documents.OfficialDocument.Block;
import vn.kieumau.documents.OfficialDocument.Heading;
import vn.kieumau.documents.OfficialDocument.Table;
import vn.kieumau.documents.OfficialWords;
import vn.kieumau.web.View;

/** What a ward's report of its results says on paper: its submission, criterion by criterion. */
@Component
class ResultsInWords {
    private final OfficialWords words;

    ResultsInWords(OfficialWords words) {
        this.words = words;
    }

    String summary(DossierHead dossier) {
        return words.text("assessment.report.summary", dossier.cohortNameVi());
    }

    List<Block> content(DossierHead dossier, Snapshot snapshot) {
        List<Snapshot.Line> lines = snapshot.lines();
        List<Block> content = new ArrayList<>();
        content.add(words.paragraph(
                "assessment.report.opening",
                dossier.unitName(),
                dossier.unitPath(),
                dossier.cohortNameVi(),
                snapshot.number(),
                OfficialWords.day(
                        snapshot.submittedAt().atZoneSameInstant(View.ZONE).toLocalDate())));
        content.add(words.heading("assessment.report.counted"));
        content.add(words.paragraph(
                "assessment.report.counts",
                lines.size(),
                count(lines, "met"),
                count(lines, "not_met"),
                count(lines, "not_applicable")));
        List<List<String>> rows = new ArrayList<>();
        lines.forEach(each -> rows.add(List.of(each.code(), each.titleVi(), result(each))));
        content.add(new Table(
                List.of(
                        words.text("assessment.report.code"),
                        words.text("assessment.criterion"),
                        words.text("assessment.report.result")),
                rows));
        content.add(words.heading("assessment.report.each"));
        for (Snapshot.Line each : lines) {
            content.add(
                    new Heading(2, words.text("assessment.report.line", each.code(), each.titleVi(), result(each))));
            content.addAll(OfficialWords.typed(each.explanation()));
            List<Snapshot.Proof> proofs = snapshot.proofs(each.code());
            content.add(
                    proofs.isEmpty()
                            ? words.paragraph("assessment.report.no_proofs")
                            : words.paragraph("assessment.report.proofs", proofs.size()));
        }
        content.add(words.heading("assessment.report.limits"));
        List<Snapshot.Line> missed =
                lines.stream().filter(each -> each.result().equals("not_met")).toList();
        if (missed.isEmpty()) {
            content.add(words.paragraph("assessment.report.no_limits"));
        }
        missed.forEach(each -> content.add(words.paragraph("assessment.report.limit", each.code(), each.titleVi())));
        if (!dossier.noticeVi().isEmpty()) {
            content.add(new Basis(dossier.noticeVi()));
        }
        content.add(words.paragraph("assessment.report.end", dossier.unitName()));
        proofs(snapshot, content);
        return content;
    }

    private void proofs(Snapshot snapshot, List<Block> content) {
        if (snapshot.proofs().isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        snapshot.proofs()
                .forEach(each -> rows.add(List.of(
                        OfficialWords.number(rows.size() + 1L),
                        each.code(),
                        each.title(),
                        each.number(),
                        each.pages())));
        content.add(new Annex(words.text("assessment.report.list")));
        content.add(new Table(
                List.of(
                        words.text("assessment.report.no"),
                        words.text("assessment.report.code"),
                        words.text("assessment.report.proof"),
                        words.text("assessment.report.number"),
                        words.text("assessment.report.pages")),
                rows));
    }

    private String result(Snapshot.Line line) {
        return words.text("web.result." + (line.result().isEmpty() ? "none" : line.result()));
    }

    private static long count(List<Snapshot.Line> lines, String result) {
        return lines.stream().filter(each -> each.result().equals(result)).count();
    }
}
