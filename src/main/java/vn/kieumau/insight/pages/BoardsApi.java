package vn.kieumau.insight.pages;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.insight.BoardSummary;
import vn.kieumau.insight.CountedDossier;
import vn.kieumau.insight.CriterionBoard;
import vn.kieumau.insight.CriterionBoards;
import vn.kieumau.insight.RecommendationBoard;
import vn.kieumau.insight.RecommendationBoards;
import vn.kieumau.insight.RoadmapBoard;
import vn.kieumau.insight.RoadmapBoards;
import vn.kieumau.insight.WardInNeed;
import vn.kieumau.insight.WardsInNeed;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Slice;
import vn.kieumau.web.View;

@RestController
class BoardsApi {
    private final CriterionBoards criteria;
    private final RecommendationBoards recommendations;
    private final RoadmapBoards roadmap;
    private final WardsInNeed wards;
    private final BoardSummary summary;

    BoardsApi(
            CriterionBoards criteria,
            RecommendationBoards recommendations,
            RoadmapBoards roadmap,
            WardsInNeed wards,
            BoardSummary summary) {
        this.criteria = criteria;
        this.recommendations = recommendations;
        this.roadmap = roadmap;
        this.wards = wards;
        this.summary = summary;
    }

    record CriterionOverview(CriterionBoard board, List<String> summaryVi, List<String> summaryEn) {}

    record RecommendationOverview(RecommendationBoard board, List<String> summaryVi, List<String> summaryEn) {}

    record RoadmapOverview(RoadmapBoard board, List<String> summaryVi, List<String> summaryEn) {}

    @GetMapping("/api/v1/insight/criteria/{code}")
    @Requires(Permission.VIEW_INSIGHT)
    @Operation(
            summary =
                    "A criterion at the wards of a cohort (0: the newest): met, not met, not applicable, not judged yet; by province; and what was asked about it")
    CriterionOverview criterionBoard(
            Actor actor,
            @PathVariable String code,
            @RequestParam(defaultValue = "0") long cohort,
            @RequestParam(defaultValue = "0") long province) {
        CriterionBoard board = criteria.of(actor, cohort, province, code);
        return new CriterionOverview(board, summary.of(board, View.VIETNAMESE), summary.of(board, Locale.ENGLISH));
    }

    @GetMapping("/api/v1/insight/criteria/{code}/dossiers")
    @Requires(Permission.VIEW_INSIGHT)
    @Operation(
            summary =
                    "Dossiers by what was said last of a criterion: met, not_met, not_applicable or not_yet (empty: all)")
    Slice<CountedDossier> judgedDossiers(
            Actor actor,
            @PathVariable String code,
            @RequestParam(defaultValue = "0") long cohort,
            @RequestParam(defaultValue = "0") long province,
            @RequestParam(defaultValue = "") String result,
            Paging paging) {
        return Slice.of(
                criteria.page(actor, cohort, province, code, result, paging).rows(), CountedDossier::dossierId);
    }

    @GetMapping("/api/v1/insight/recommendations")
    @Requires(Permission.VIEW_INSIGHT)
    @Operation(
            summary =
                    "Recommendations of a cohort (0: the newest) by level and age, by class and by province, with the median days that answers took")
    RecommendationOverview recommendationBoard(
            Actor actor,
            @RequestParam(defaultValue = "0") long cohort,
            @RequestParam(defaultValue = "0") long province) {
        RecommendationBoard board = Refused.found(recommendations.of(actor, cohort, province));
        return new RecommendationOverview(board, summary.of(board, View.VIETNAMESE), summary.of(board, Locale.ENGLISH));
    }

    @GetMapping("/api/v1/insight/roadmap")
    @Requires(Permission.VIEW_INSIGHT)
    @Operation(
            summary =
                    "Titles held against targets by year and province, each year under the provinces of its end, with the days on which units were redrawn")
    RoadmapOverview roadmapBoard(Actor actor, @RequestParam(defaultValue = "0") long province) {
        RoadmapBoard board = Refused.found(roadmap.of(actor, 0, province));
        return new RoadmapOverview(board, summary.of(board, View.VIETNAMESE), summary.of(board, Locale.ENGLISH));
    }

    @GetMapping("/api/v1/insight/titles")
    @Requires(Permission.VIEW_INSIGHT)
    @Operation(summary = "Titles held of cohorts up to a year (0: all), under provinces as they were at its end")
    Slice<RoadmapBoard.HeldTitle> heldTitles(
            Actor actor,
            @RequestParam(defaultValue = "0") int until,
            @RequestParam(defaultValue = "0") long province,
            Paging paging) {
        return Slice.of(roadmap.page(actor, until, province, paging).rows(), RoadmapBoard.HeldTitle::titleId);
    }

    @GetMapping("/api/v1/insight/support")
    @Requires(Permission.VIEW_INSIGHT)
    @Operation(
            summary =
                    "Wards under way that need support: standing still, much not met, or recommendations overdue (reason: still, much, overdue; empty: any)")
    Slice<WardInNeed> wardsInNeed(
            Actor actor,
            @RequestParam(defaultValue = "0") long cohort,
            @RequestParam(defaultValue = "0") long province,
            @RequestParam(defaultValue = "") String reason,
            Paging paging) {
        return Slice.of(
                Refused.found(wards.page(actor, cohort, province, reason, paging))
                        .rows(),
                WardInNeed::dossierId);
    }
}
