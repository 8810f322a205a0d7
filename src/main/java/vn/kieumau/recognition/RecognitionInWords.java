package vn.kieumau.recognition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kieumau.campaigns.LegalDocument;
import vn.kieumau.documents.OfficialDocument.Annex;
import vn.kieumau.documents.OfficialDocument.Basis;
import vn.kieumau.documents.OfficialDocument.Block;
import vn.kieumau.documents.OfficialDocument.Centred;
import vn.kieumau.documents.OfficialDocument.Table;
import vn.kieumau.documents.OfficialWords;
import vn.kieumau.web.View;

/** What a submission and a decision about titles say on paper. */
@Component
class RecognitionInWords {
    private final OfficialWords words;

    RecognitionInWords(OfficialWords words) {
        this.words = words;
    }

    String decisionSummary(RecognitionGround ground) {
        return words.text("recognition.paper.decision.summary", ground.programmeNameVi(), ground.cohortNameVi());
    }

    /** @param competent whose decision it is, as Bộ trưởng */
    List<Block> decision(
            String competent,
            String body,
            RecognitionGround ground,
            List<LegalDocument> basis,
            ProposalLine letter,
            List<ProposedWard> wards) {
        List<Block> content = new ArrayList<>();
        content.add(new Centred((competent + " " + body).toUpperCase(Locale.ROOT)));
        basis.forEach(each -> content.add(basis(each)));
        content.add(words.basis(
                "recognition.paper.decision.letter",
                letter.number(),
                OfficialWords.day(
                        letter.proposedAt().atZoneSameInstant(View.ZONE).toLocalDate())));
        content.add(words.centred("recognition.paper.decision.decides"));
        content.add(words.paragraph(
                "recognition.paper.decision.confers", ground.programmeNameVi(), ground.cohortNameVi(), wards.size()));
        content.add(words.paragraph("recognition.paper.decision.keeps"));
        content.add(words.paragraph("recognition.paper.decision.effective"));
        content.add(new Annex(words.text("recognition.paper.decision.list", ground.cohortNameVi())));
        List<List<String>> rows = new ArrayList<>();
        for (ProposedWard each : wards) {
            rows.add(List.of(
                    OfficialWords.number(rows.size() + 1),
                    each.unitName(),
                    each.unitPath(),
                    met(each.ministryMet(), each.criteria())));
        }
        content.add(new Table(
                List.of(
                        words.text("recognition.paper.no"),
                        words.text("recognition.ward"),
                        words.text("recognition.paper.place"),
                        words.text("recognition.met.ministry")),
                rows));
        notice(ground, content);
        return content;
    }

    String proposalSummary(RecognitionGround ground) {
        return words.text("recognition.paper.proposal.summary", ground.programmeNameVi(), ground.cohortNameVi());
    }

    /** @param superior to whom it is submitted; may be empty */
    List<Block> proposal(
            String body,
            String superior,
            RecognitionGround ground,
            List<LegalDocument> basis,
            List<ReadyDossier> dossiers) {
        List<Block> content = new ArrayList<>();
        basis.forEach(each -> content.add(basis(each)));
        content.add(words.paragraph("recognition.paper.proposal.opening", ground.cohortNameVi(), body));
        content.add(words.heading("recognition.paper.proposal.found"));
        long missing =
                dossiers.stream().filter(each -> each.ministryNotMet() > 0).count();
        content.add(words.paragraph("recognition.paper.proposal.count", dossiers.size(), ground.criteria()));
        if (missing > 0) {
            content.add(words.paragraph("recognition.paper.proposal.missing", missing));
        }
        List<List<String>> rows = new ArrayList<>();
        for (ReadyDossier each : dossiers) {
            rows.add(List.of(
                    OfficialWords.number(rows.size() + 1),
                    each.unitName(),
                    each.unitPath(),
                    met(each.met(), each.criteria()),
                    met(each.provinceMet(), each.criteria()),
                    met(each.ministryMet(), each.criteria())));
        }
        content.add(new Table(
                List.of(
                        words.text("recognition.paper.no"),
                        words.text("recognition.ward"),
                        words.text("recognition.paper.place"),
                        words.text("recognition.met.ward"),
                        words.text("recognition.met.province"),
                        words.text("recognition.met.ministry")),
                rows));
        content.add(words.heading("recognition.paper.proposal.asks"));
        notice(ground, content);
        content.add(
                superior.isEmpty()
                        ? words.paragraph("recognition.paper.proposal.ask", ground.programmeNameVi())
                        : words.paragraph("recognition.paper.proposal.ask_of", superior, ground.programmeNameVi()));
        return content;
    }

    private Basis basis(LegalDocument document) {
        return words.basis(
                "recognition.paper.basis",
                words.text("campaigns.document.kind." + document.kind()),
                document.number(),
                document.issuedOn() == null ? "" : OfficialWords.day(document.issuedOn()),
                document.issuer(),
                document.title());
    }

    private static void notice(RecognitionGround ground, List<Block> content) {
        if (!ground.noticeVi().isEmpty()) {
            content.add(new Basis(ground.noticeVi()));
        }
    }

    private static String met(@Nullable Integer met, int criteria) {
        return met == null ? "–" : OfficialWords.number(met) + "/" + OfficialWords.number(criteria);
    }
}
