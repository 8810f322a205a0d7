package vn.kieumau.recommendations;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.kieumau.documents.OfficialDocument.Block;
import vn.kieumau.documents.OfficialWords;
import vn.kieumau.web.View;

/** What a letter that answers a recommendation, or passes it on, says on paper. */
@Component
class LetterInWords {
    private final OfficialWords words;

    LetterInWords(OfficialWords words) {
        this.words = words;
    }

    String summary(RecommendationHead head, IssueRecommendationLetter.Step step) {
        return words.text("recommendations.letter.summary." + step.act(), head.title());
    }

    List<Block> content(String body, RecommendationHead head, IssueRecommendationLetter.Step step) {
        List<Block> content = new ArrayList<>();
        content.add(words.paragraph(
                "recommendations.letter.opening",
                body,
                head.originName(),
                OfficialWords.day(head.raisedAt().atZoneSameInstant(View.ZONE).toLocalDate()),
                head.title(),
                head.unitName(),
                head.cohortNameVi()));
        content.add(words.paragraph("recommendations.letter.request"));
        content.addAll(OfficialWords.typed(head.request()));
        if (head.money() != null) {
            content.add(words.paragraph("recommendations.letter.money", OfficialWords.number(head.money())));
        }
        if (step.answers()) {
            content.add(words.paragraph(
                    "recommendations.letter.answer",
                    body,
                    words.text("recommendations.letter.answer." + step.answerKind())));
            content.addAll(OfficialWords.typed(step.reason()));
            content.add(words.paragraph("recommendations.letter.answer.end", body, step.toName()));
        } else {
            content.add(words.paragraph("recommendations.letter.forward", body, step.toName()));
            content.addAll(OfficialWords.typed(step.reason()));
            content.add(
                    step.due() == null
                            ? words.paragraph("recommendations.letter.forward.end", step.toName())
                            : words.paragraph(
                                    "recommendations.letter.forward.until",
                                    step.toName(),
                                    OfficialWords.day(step.due())));
        }
        return content;
    }
}
