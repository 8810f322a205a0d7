package vn.kieumau.roadmap.pages;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Text;
import vn.kieumau.roadmap.Forecast;
import vn.kieumau.roadmap.ForecastChart;
import vn.kieumau.roadmap.HoldingBack;
import vn.kieumau.roadmap.Prospect;
import vn.kieumau.roadmap.Prospects;
import vn.kieumau.roadmap.RoadmapProvinces;
import vn.kieumau.roadmap.Target;
import vn.kieumau.roadmap.Targets;
import vn.kieumau.units.UnitSummary;
import vn.kieumau.web.Requires;

/** Provinces on their way to the titles wanted, and one of them. */
@Controller
class RoadmapController {
    private final RoadmapProvinces provinces;
    private final Prospects prospects;
    private final Targets targets;
    private final HoldingBack holdingBack;

    RoadmapController(RoadmapProvinces provinces, Prospects prospects, Targets targets, HoldingBack holdingBack) {
        this.provinces = provinces;
        this.prospects = prospects;
        this.targets = targets;
        this.holdingBack = holdingBack;
    }

    @GetMapping("/roadmap")
    @Requires(Permission.VIEW_ROADMAP)
    String list(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String standing,
            Model model) {
        String words = Text.sought(q);
        List<Prospect> all = prospects.of(provinces.of(actor, words), actor.today());
        Prospect together = all.size() > 1 ? all.get(all.size() - 1) : null;
        List<Prospect> rows = all.stream()
                .filter(each -> each.unitId() != 0)
                .filter(each -> standing.isEmpty() || each.standing().name().equalsIgnoreCase(standing))
                .toList();
        model.addAttribute("rows", rows);
        model.addAttribute("together", together);
        model.addAttribute("chart", together == null ? null : ForecastChart.of(together.forecast()));
        model.addAttribute("words", words);
        model.addAttribute("standing", standing);
        model.addAttribute("standings", Forecast.Standing.values());
        return "roadmap/list";
    }

    @GetMapping("/roadmap/{id}")
    @Requires(Permission.VIEW_ROADMAP)
    String province(Actor actor, @PathVariable long id, Paging paging, Model model) {
        UnitSummary province = provinces.find(actor, Permission.VIEW_ROADMAP, id);
        PageOf<Target> rows = targets.revisions(id, paging);
        Prospect prospect =
                prospects.of(new Prospects.Province(id, province.name()), targets.current(id, rows), actor.today());
        model.addAttribute("province", province);
        model.addAttribute("prospect", prospect);
        model.addAttribute("chart", ForecastChart.of(prospect.forecast()));
        model.addAttribute("rows", rows);
        model.addAttribute("predecessors", provinces.targetsOfPredecessors(id));
        model.addAttribute("held", holdingBack.of(id, actor.today()));
        return "roadmap/province";
    }

    @GetMapping("/roadmap/{id}/criteria")
    @Requires(Permission.VIEW_ROADMAP)
    String criteria(Actor actor, @PathVariable long id, Model model) {
        model.addAttribute("province", provinces.find(actor, Permission.VIEW_ROADMAP, id));
        model.addAttribute("held", holdingBack.withFigures(actor, id));
        return "roadmap/criteria";
    }
}
