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
import vn.kieumau.insight.RoadmapBoard;
import vn.kieumau.insight.RoadmapBoards;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.Requires;
import vn.kieumau.web.View;

@Controller
class RoadmapBoardController {
    private final RoadmapBoards boards;
    private final BoardSummary summary;

    RoadmapBoardController(RoadmapBoards boards, BoardSummary summary) {
        this.boards = boards;
        this.summary = summary;
    }

    @GetMapping("/insight/roadmap")
    @Requires(Permission.VIEW_INSIGHT)
    String show(
            Actor actor,
            @RequestParam(defaultValue = "0") long cohort,
            @RequestParam(defaultValue = "0") long province,
            Model model) {
        @Nullable RoadmapBoard board = boards.of(actor, cohort, province).orElse(null);
        model.addAttribute("board", board);
        model.addAttribute("vietnamese", board == null ? List.of() : summary.of(board, View.VIETNAMESE));
        model.addAttribute("english", board == null ? List.of() : summary.of(board, Locale.ENGLISH));
        return "insight/roadmap";
    }

    @GetMapping("/insight/titles")
    @Requires(Permission.VIEW_INSIGHT)
    String titles(
            Actor actor,
            @RequestParam(defaultValue = "0") int until,
            @RequestParam(defaultValue = "0") long province,
            Paging paging,
            Model model) {
        model.addAttribute("found", boards.page(actor, until, province, paging));
        model.addAttribute("until", until);
        return "insight/titles";
    }

    /** A line for each province and year. */
    @GetMapping("/insight/roadmap/export")
    @Requires(Permission.VIEW_INSIGHT)
    void export(
            Actor actor,
            @RequestParam(defaultValue = "0") long province,
            @RequestParam(defaultValue = "csv") String format,
            @ModelAttribute("view") View view,
            HttpServletResponse response)
            throws IOException {
        RoadmapBoard board = Refused.found(boards.of(actor, 0, province));
        Lines lines = new Lines(
                view,
                "insight.province",
                "insight.export.year",
                "insight.roadmap.titles",
                "insight.roadmap.targets",
                "insight.roadmap.redrawn");
        for (RoadmapBoard.RoadmapLine line : board.provinces()) {
            for (int year : board.years()) {
                lines.add(
                        line.provinceId() == 0 ? view.t("insight.undivided") : line.name(),
                        String.valueOf(year),
                        line.titles().get(year),
                        line.targets().get(year),
                        line.breaks().stream()
                                .filter(day -> day.getYear() == year)
                                .findFirst()
                                .orElse(null));
            }
        }
        lines.send(response, "roadmap", format, null, board.frame().asOf(), board.illustrative());
    }
}
