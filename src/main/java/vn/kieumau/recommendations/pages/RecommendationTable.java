package vn.kieumau.recommendations.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import vn.kieumau.recommendations.RecommendationHead;
import vn.kieumau.web.TableDownload;
import vn.kieumau.web.View;

/** Recommendations as a table with all columns, to take away. */
final class RecommendationTable {
    private static final List<String> LIST = List.of(
            "id",
            "unit",
            "belongs_to",
            "class",
            "criterion",
            "title",
            "request",
            "money",
            "wanted_level",
            "wanted_by",
            "raised_on",
            "raised_by",
            "state",
            "level",
            "lies_with",
            "due",
            "answer",
            "illustrative");

    private RecommendationTable() {}

    static void list(List<RecommendationHead> rows, String format, HttpServletResponse response) throws IOException {
        try (TableDownload table = TableDownload.begin(response, "recommendations", format, LIST)) {
            for (RecommendationHead each : rows) {
                table.line(
                        String.valueOf(each.recommendationId()),
                        each.unitName(),
                        each.unitPath(),
                        each.classCode(),
                        each.criterionCode(),
                        each.title(),
                        each.request(),
                        each.money(),
                        each.wantedLevel(),
                        each.wantedBy(),
                        each.raisedAt().atZoneSameInstant(View.ZONE).toLocalDate(),
                        each.originName(),
                        each.state(),
                        each.level(),
                        each.ownerName(),
                        each.due(),
                        each.answerKind(),
                        each.illustrative());
            }
        }
    }
}
