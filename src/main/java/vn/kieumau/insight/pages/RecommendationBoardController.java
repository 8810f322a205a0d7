package vn.kieumau.insight.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
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
            @ModelAttribute("view") View view,
            HttpServletResponse response)
            throws IOException {
        RecommendationBoard board = Refused.found(boards.of(actor, cohort, province));
        Lines lines = switch (table) {
            case "levels" -> levels(view, board);
            case "kinds" -> kinds(view, board);
            case "provinces" -> provinces(view, board);
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

    private static Lines levels(View view, RecommendationBoard board) {
        Lines lines = new Lines(
                view,
                "insight.level",
                "insight.age.week",
                "insight.age.month",
                "insight.age.longer",
                "insight.asked.open",
                "insight.overdue",
                "insight.asked.settled_there",
                "insight.asked.median");
        board.levels()
                .forEach(each -> lines.add(
                        view.t("insight.level." + each.level()),
                        each.sum().open().week(),
                        each.sum().open().month(),
                        each.sum().open().longer(),
                        each.sum().open().total(),
                        each.sum().overdue(),
                        each.sum().settled(),
                        each.median()));
        return lines;
    }

    private static Lines kinds(View view, RecommendationBoard board) {
        Lines lines = new Lines(
                view, "recommendations.class", "insight.asked.open", "insight.overdue", "insight.asked.settled");
        board.kinds()
                .forEach(each -> lines.add(
                        view.t("recommendations.class." + each.code()),
                        each.sum().open().total(),
                        each.sum().overdue(),
                        each.sum().settled()));
        return lines;
    }

    private static Lines provinces(View view, RecommendationBoard board) {
        Lines lines =
                new Lines(view, "insight.province", "insight.asked.open", "insight.overdue", "insight.asked.settled");
        board.provinces()
                .forEach(each -> lines.add(
                        each.provinceId() == 0 ? view.t("insight.undivided") : each.name(),
                        each.sum().open().total(),
                        each.sum().overdue(),
                        each.sum().settled()));
        return lines;
    }
}
