package vn.kieumau.insight.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kieumau.insight.BoardSummary;
import vn.kieumau.insight.CriterionBoard;
import vn.kieumau.insight.CriterionBoards;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.Requires;
import vn.kieumau.web.View;

@Controller
class CriterionBoardController {
    private final CriterionBoards boards;
    private final BoardSummary summary;

    CriterionBoardController(CriterionBoards boards, BoardSummary summary) {
        this.boards = boards;
        this.summary = summary;
    }

    @GetMapping("/insight/criteria/{code}")
    @Requires(Permission.VIEW_INSIGHT)
    String show(
            Actor actor,
            @PathVariable String code,
            @RequestParam(defaultValue = "0") long cohort,
            @RequestParam(defaultValue = "0") long province,
            Model model) {
        CriterionBoard board = boards.of(actor, cohort, province, code);
        model.addAttribute("board", board);
        model.addAttribute("vietnamese", summary.of(board, View.VIETNAMESE));
        model.addAttribute("english", summary.of(board, Locale.ENGLISH));
        return "insight/criterion";
    }

    @GetMapping("/insight/criteria/{code}/dossiers")
    @Requires(Permission.VIEW_INSIGHT)
    String judged(
            Actor actor,
            @PathVariable String code,
            @RequestParam(defaultValue = "0") long cohort,
            @RequestParam(defaultValue = "0") long province,
            @RequestParam(defaultValue = "") String result,
            Paging paging,
            Model model) {
        model.addAttribute("found", boards.page(actor, cohort, province, code, result, paging));
        model.addAttribute("result", result);
        return "insight/judged";
    }

    @GetMapping("/insight/criteria/{code}/export")
    @Requires(Permission.VIEW_INSIGHT)
    void export(
            Actor actor,
            @PathVariable String code,
            @RequestParam(defaultValue = "0") long cohort,
            @RequestParam(defaultValue = "0") long province,
            @RequestParam(defaultValue = "csv") String format,
            @ModelAttribute("view") View view,
            HttpServletResponse response)
            throws IOException {
        CriterionBoard board = boards.of(actor, cohort, province, code);
        Lines lines = new Lines(
                view,
                "insight.criterion",
                "insight.export.title",
                "insight.province",
                "insight.result.not_met",
                "insight.result.met",
                "insight.result.not_applicable",
                "insight.result.not_yet",
                "insight.total");
        board.provinces()
                .forEach(each -> lines.add(
                        board.criterion().code(),
                        view.pick(board.criterion().titleVi(), board.criterion().titleEn()),
                        each.provinceId() == 0 ? view.t("insight.undivided") : each.name(),
                        each.judged().notMet(),
                        each.judged().met(),
                        each.judged().notApplicable(),
                        each.judged().notYet(),
                        each.judged().total()));
        int year = board.frame().cohort().year();
        lines.send(
                response,
                "criterion-" + board.criterion().code() + "-" + year,
                format,
                year,
                board.frame().asOf(),
                board.illustrative());
    }
}
