package vn.kieumau.appraisal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import vn.kieumau.assessment.DossierHead;
import vn.kieumau.documents.OfficialDocument.Basis;
import vn.kieumau.documents.OfficialDocument.Block;
import vn.kieumau.documents.OfficialDocument.Table;
import vn.kieumau.documents.OfficialWords;
import vn.kieumau.web.View;

/** What an appraisal slip says on paper. */
@Component
class SlipInWords {
    private final OfficialWords words;

    SlipInWords(OfficialWords words) {
        this.words = words;
    }

    String summary(DossierHead dossier) {
        return words.text("appraisal.slip.summary", dossier.unitName(), dossier.cohortNameVi());
    }

    List<Block> content(
            DossierHead dossier,
            AppraisalLevel level,
            String body,
            AppraisalHead head,
            List<AppraisedCriterion> criteria) {
        List<Block> content = new ArrayList<>();
        content.add(words.paragraph(
                "appraisal.slip.opening", dossier.unitName(), dossier.unitPath(), dossier.cohortNameVi()));
        content.add(words.paragraph(
                "appraisal.slip.passed",
                words.text("appraisal.level." + level.code()),
                OfficialWords.day(Objects.requireNonNull(head.passedAt())
                        .atZoneSameInstant(View.ZONE)
                        .toLocalDate())));
        content.add(words.heading("appraisal.slip.counted"));
        content.add(words.paragraph(
                "appraisal.slip.counts",
                criteria.size(),
                count(criteria, "met"),
                count(criteria, "not_met"),
                count(criteria, "not_applicable"),
                criteria.stream().filter(AppraisedCriterion::differs).count()));
        content.add(words.heading("appraisal.slip.each"));
        List<List<String>> rows = new ArrayList<>();
        for (AppraisedCriterion each : criteria) {
            rows.add(List.of(
                    each.code(),
                    each.titleVi(),
                    words.text("web.result." + each.wardResult()),
                    words.text("web.result." + Objects.requireNonNullElse(each.result(), "none")),
                    Objects.requireNonNullElse(each.reason(), "")));
        }
        content.add(new Table(
                List.of(
                        words.text("appraisal.slip.code"),
                        words.text("appraisal.slip.criterion"),
                        words.text("appraisal.slip.ward"),
                        words.text("appraisal.slip.result"),
                        words.text("appraisal.slip.reason")),
                rows));
        if (!dossier.noticeVi().isEmpty()) {
            content.add(new Basis(dossier.noticeVi()));
        }
        content.add(words.paragraph("appraisal.slip.end", body));
        return content;
    }

    private static long count(List<AppraisedCriterion> criteria, String result) {
        return criteria.stream().filter(each -> result.equals(each.result())).count();
    }
}
