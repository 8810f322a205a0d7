package vn.kieumau.insight.pages;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.insight.CountedDossier;
import vn.kieumau.insight.CountedDossiers;
import vn.kieumau.insight.Dashboard;
import vn.kieumau.insight.Insight;
import vn.kieumau.insight.Summary;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Slice;
import vn.kieumau.web.View;

@RestController
class InsightApi {
    private final Insight insight;
    private final CountedDossiers dossiers;
    private final Summary summary;

    InsightApi(Insight insight, CountedDossiers dossiers, Summary summary) {
        this.insight = insight;
        this.dossiers = dossiers;
        this.summary = summary;
    }

    /** The dashboard, and the same in sentences. */
    record Overview(Dashboard dashboard, List<String> summaryVi, List<String> summaryEn) {}

    @GetMapping("/api/v1/insight")
    @Requires(Permission.VIEW_INSIGHT)
    @Operation(
            summary =
                    "Where a cohort (0: the newest) stands in reach, or in one province: dossiers by step and age, criteria not met, open recommendations")
    Overview overview(
            Actor actor,
            @RequestParam(defaultValue = "0") long cohort,
            @RequestParam(defaultValue = "0") long province) {
        Dashboard dashboard = Refused.found(insight.of(actor, cohort, province));
        return new Overview(dashboard, summary.of(dashboard, View.VIETNAMESE), summary.of(dashboard, Locale.ENGLISH));
    }

    @GetMapping("/api/v1/insight/dossiers")
    @Requires(Permission.VIEW_INSIGHT)
    @Operation(
            summary =
                    "Dossiers that the dashboard counts: by step, by age (week, month, longer), and by a criterion of which was said last that it is not met")
    Slice<CountedDossier> countedDossiers(
            Actor actor,
            @RequestParam(defaultValue = "0") long cohort,
            @RequestParam(defaultValue = "0") long province,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "") String age,
            @RequestParam(defaultValue = "") String criterion,
            Paging paging) {
        Dashboard.CohortChoice chosen = Refused.found(insight.cohort(cohort));
        CountedDossiers.Filter filter = new CountedDossiers.Filter(chosen.cohortId(), province, step, age, criterion);
        return Slice.of(dossiers.page(actor, filter, paging), CountedDossier::dossierId);
    }
}
