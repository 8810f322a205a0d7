package vn.kieumau.recommendations.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kieumau.recommendations.RecommendationHead;
import vn.kieumau.recommendations.RecommendationSheet;
import vn.kieumau.web.TableDownload;

/** Recommendations as tables to take away. */
final class RecommendationTables {
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
    private static final List<String> SHEET = List.of(
            "class",
            "recommendations",
            "units",
            "oldest_open_days",
            "median_open_days",
            "money",
            "answered_in_full",
            "answered_in_part",
            "refused",
            "open",
            "overdue",
            "illustrative");

    private RecommendationTables() {}

    static void list(List<RecommendationHead> rows, String format, HttpServletResponse response) throws IOException {
        write(
                "recommendations",
                LIST,
                rows.stream()
                        .map(each -> line(
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
                                each.raisedAt()
                                        .atZoneSameInstant(vn.kieumau.web.View.ZONE)
                                        .toLocalDate(),
                                each.originName(),
                                each.state(),
                                each.level(),
                                each.ownerName(),
                                each.due(),
                                each.answerKind(),
                                each.illustrative()))
                        .toList(),
                format,
                response);
    }

    static void sheet(List<RecommendationSheet.ClassSum> rows, String format, HttpServletResponse response)
            throws IOException {
        write(
                "recommendation-sheet",
                SHEET,
                rows.stream()
                        .map(each -> line(
                                each.classCode() == null ? "all" : each.classCode(),
                                each.recommendations(),
                                each.wards(),
                                each.oldestOpen(),
                                each.medianAge(),
                                each.money(),
                                each.full(),
                                each.partial(),
                                each.refused(),
                                each.open(),
                                each.overdue(),
                                each.illustrative()))
                        .toList(),
                format,
                response);
    }

    private static List<@Nullable Object> line(@Nullable Object... cells) {
        return Arrays.asList(cells);
    }

    private static void write(
            String name,
            List<String> columns,
            List<List<@Nullable Object>> lines,
            String format,
            HttpServletResponse response)
            throws IOException {
        try (TableDownload table = TableDownload.begin(response, name, format, columns)) {
            lines.forEach(table::line);
        }
    }
}
