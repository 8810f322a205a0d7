package vn.kieumau.insight.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kieumau.insight.BoardSummary;
import vn.kieumau.insight.RecommendationBoard;
import vn.kieumau.insight.RecommendationBoards;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.Requires;
import vn.kieumau.web.View;

@Controller
class RecommendationBoardController {
    private final RecommendationBoards boards;
    private final BoardSummary summary;

    RecommendationBoardController(RecommendationBoards boards, BoardSummary summary) {
        this.boards = boards;
        this.summary = summary;
    }

    @GetMapping("/insight/recommendations")
    @Requires(Permission.VIEW_INSIGHT)
    String show(
            Actor actor,
            @RequestParam(defaultValue = "0") long cohort,
            @RequestParam(defaultValue = "0") long province,
            Model model) {
        @Nullable RecommendationBoard board = boards.of(actor, cohort, province).orElse(null);
        model.addAttribute("board", board);
        model.addAttribute("vietnamese", board == null ? List.of() : summary.of(board, View.VIETNAMESE));
        model.addAttribute("english", board == null ? List.of() : summary.of(board, Locale.ENGLISH));
        return "insight/recommendations";
    }

    @GetMapping("/insight/recommendations/export")
    @Requires(Permission.VIEW_INSIGHT)
    void export(
            Actor actor,
            @RequestParam(defaultValue = "0") long cohort,
            @RequestParam(defaultValue = "0") long province,
            @RequestParam(defaultValue = "levels") String table,
            @RequestParam(defaultValue = "csv") String format,
            HttpServletResponse response)
            throws IOException {
        RecommendationBoard board = Refused.found(boards.of(actor, cohort, province));
        Lines lines = switch (table) {
            case "levels" -> levels(board);
            case "kinds" -> kinds(board);
            case "provinces" -> provinces(board);
            default -> throw Refused.notFound();
        };
        int year = board.frame().cohort().year();
        lines.send(
                response,
                "recommendations-" + table + "-" + year,
                format,
                year,
                board.frame().asOf(),
                board.illustrative());
    }

    private static Lines levels(RecommendationBoard board) {
        Lines lines = new Lines(
                "level",
                "under_7_days",
                "7_to_30_days",
                "over_30_days",
                "open",
                "overdue",
                "answered_there",
                "median_days");
        board.levels()
                .forEach(each -> lines.add(
                        each.level(),
                        each.sum().open().week(),
                        each.sum().open().month(),
                        each.sum().open().longer(),
                        each.sum().open().total(),
                        each.sum().overdue(),
                        each.sum().settled(),
                        each.median()));
        return lines;
    }

    private static Lines kinds(RecommendationBoard board) {
        Lines lines = new Lines("kind", "open", "overdue", "answered");
        board.kinds()
                .forEach(each -> lines.add(
                        each.code(),
                        each.sum().open().total(),
                        each.sum().overdue(),
                        each.sum().settled()));
        return lines;
    }

    private static Lines provinces(RecommendationBoard board) {
        Lines lines = new Lines("province", "open", "overdue", "answered");
        board.provinces()
                .forEach(each -> lines.add(
                        each.name(),
                        each.sum().open().total(),
                        each.sum().overdue(),
                        each.sum().settled()));
        return lines;
    }
}
