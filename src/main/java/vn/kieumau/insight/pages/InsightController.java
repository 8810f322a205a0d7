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
import vn.kieumau.insight.CountedDossiers;
import vn.kieumau.insight.Dashboard;
import vn.kieumau.insight.Insight;
import vn.kieumau.insight.Summary;
import vn.kieumau.insight.TileMap;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.Requires;
import vn.kieumau.web.View;

/** The dashboard of a cohort, its tables as files, and the dossiers that it counts. */
@Controller
class InsightController {
    private final Insight insight;
    private final CountedDossiers dossiers;
    private final TileMap tileMap;
    private final Summary summary;

    InsightController(Insight insight, CountedDossiers dossiers, TileMap tileMap, Summary summary) {
        this.insight = insight;
        this.dossiers = dossiers;
        this.tileMap = tileMap;
        this.summary = summary;
    }

    @GetMapping("/insight")
    @Requires(Permission.VIEW_INSIGHT)
    String show(
            Actor actor,
            @RequestParam(defaultValue = "0") long cohort,
            @RequestParam(defaultValue = "0") long province,
            Model model) {
        @Nullable Dashboard dashboard = insight.of(actor, cohort, province).orElse(null);
        model.addAttribute("dashboard", dashboard);
        model.addAttribute("tiles", dashboard == null ? List.of() : tileMap.of(dashboard.provinces(), actor.today()));
        model.addAttribute("vietnamese", dashboard == null ? List.of() : summary.of(dashboard, View.VIETNAMESE));
        model.addAttribute("english", dashboard == null ? List.of() : summary.of(dashboard, Locale.ENGLISH));
        return "insight/show";
    }

    @GetMapping("/insight/dossiers")
    @Requires(Permission.VIEW_INSIGHT)
    String dossiers(
            Actor actor,
            @RequestParam(defaultValue = "0") long cohort,
            @RequestParam(defaultValue = "0") long province,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "") String age,
            @RequestParam(defaultValue = "") String criterion,
            Paging paging,
            Model model) {
        Dashboard.CohortChoice chosen = Refused.found(insight.cohort(cohort));
        CountedDossiers.Filter filter = new CountedDossiers.Filter(chosen.cohortId(), province, step, age, criterion);
        model.addAttribute("rows", dossiers.page(actor, filter, paging));
        model.addAttribute("provinces", insight.provinces(actor));
        model.addAttribute("cohort", chosen);
        model.addAttribute("filter", filter);
        return "insight/dossiers";
    }

    @GetMapping("/insight/export")
    @Requires(Permission.VIEW_INSIGHT)
    void export(
            Actor actor,
            @RequestParam(defaultValue = "") String table,
            @RequestParam(defaultValue = "0") long cohort,
            @RequestParam(defaultValue = "0") long province,
            @RequestParam(defaultValue = "csv") String format,
            @ModelAttribute("view") View view,
            HttpServletResponse response)
            throws IOException {
        InsightTable asked = InsightTable.of(table).orElseThrow(Refused::notFound);
        Dashboard dashboard = Refused.found(insight.of(actor, cohort, province));
        int year = dashboard.cohort().year();
        asked.lines(view, dashboard)
                .send(response, asked.code() + "-" + year, format, year, dashboard.asOf(), dashboard.illustrative());
    }
}
