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
import vn.kieumau.insight.WardsInNeed;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.Requires;
import vn.kieumau.web.View;

/** Wards that need support. */
@Controller
class WardsInNeedController {
    private final WardsInNeed wards;
    private final BoardSummary summary;

    WardsInNeedController(WardsInNeed wards, BoardSummary summary) {
        this.wards = wards;
        this.summary = summary;
    }

    @GetMapping("/insight/support")
    @Requires(Permission.VIEW_INSIGHT)
    String show(
            Actor actor,
            @RequestParam(defaultValue = "0") long cohort,
            @RequestParam(defaultValue = "0") long province,
            @RequestParam(defaultValue = "") String reason,
            Paging paging,
            Model model) {
        WardsInNeed.@Nullable Found found =
                wards.page(actor, cohort, province, reason, paging).orElse(null);
        model.addAttribute("found", found);
        model.addAttribute("reason", WardsInNeed.REASONS.contains(reason) ? reason : "");
        model.addAttribute("vietnamese", found == null ? List.of() : summary.of(found, View.VIETNAMESE));
        model.addAttribute("english", found == null ? List.of() : summary.of(found, Locale.ENGLISH));
        return "insight/support";
    }

    @GetMapping("/insight/support/export")
    @Requires(Permission.VIEW_INSIGHT)
    void export(
            Actor actor,
            @RequestParam(defaultValue = "0") long cohort,
            @RequestParam(defaultValue = "0") long province,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "csv") String format,
            @ModelAttribute("view") View view,
            HttpServletResponse response)
            throws IOException {
        WardsInNeed.Found found = Refused.found(wards.all(actor, cohort, province, reason));
        Lines lines = new Lines(
                view,
                "insight.ward",
                "units.path",
                "insight.step",
                "insight.support.days",
                "insight.support.not_met",
                "insight.support.overdue");
        found.rows()
                .items()
                .forEach(each -> lines.add(
                        each.unitName(),
                        each.unitPath(),
                        view.t("insight.figure." + each.step()),
                        each.days(),
                        each.notMet(),
                        each.overdue()));
        int year = found.frame().cohort().year();
        lines.send(
                response,
                "support-" + year,
                format,
                year,
                found.frame().asOf(),
                found.sum().illustrative());
    }
}
