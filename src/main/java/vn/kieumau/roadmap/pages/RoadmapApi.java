package vn.kieumau.roadmap.pages;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Text;
import vn.kieumau.roadmap.Denominator;
import vn.kieumau.roadmap.Denominators;
import vn.kieumau.roadmap.Forecast;
import vn.kieumau.roadmap.HeldBack;
import vn.kieumau.roadmap.HoldingBack;
import vn.kieumau.roadmap.NewDenominator;
import vn.kieumau.roadmap.NewTarget;
import vn.kieumau.roadmap.Prospect;
import vn.kieumau.roadmap.Prospects;
import vn.kieumau.roadmap.RoadmapProvinces;
import vn.kieumau.roadmap.SetDenominator;
import vn.kieumau.roadmap.SetTarget;
import vn.kieumau.roadmap.Target;
import vn.kieumau.roadmap.Targets;
import vn.kieumau.units.UnitSummary;
import vn.kieumau.web.Created;
import vn.kieumau.web.Requires;

@RestController
class RoadmapApi {
    private static final Paging RECENT = new Paging(1, 250);

    private final RoadmapProvinces provinces;
    private final Prospects prospects;
    private final Targets targets;
    private final Denominators denominators;
    private final HoldingBack holdingBack;
    private final SetTarget setTarget;
    private final SetDenominator setDenominator;
    private final boolean illustrative;

    RoadmapApi(
            RoadmapProvinces provinces,
            Prospects prospects,
            Targets targets,
            Denominators denominators,
            HoldingBack holdingBack,
            SetTarget setTarget,
            SetDenominator setDenominator,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.provinces = provinces;
        this.prospects = prospects;
        this.targets = targets;
        this.denominators = denominators;
        this.holdingBack = holdingBack;
        this.setTarget = setTarget;
        this.setDenominator = setDenominator;
        this.illustrative = demonstration;
    }

    /**
     * @param provinceId 0: all provinces in reach together
     * @param closed decided cohorts that the forecast draws from
     * @param lacking registrations that the next target needs more, even if all succeed
     */
    record ShownProspect(
            long provinceId,
            String name,
            int held,
            int ofEnded,
            int underWay,
            int closed,
            int lacking,
            String standing,
            List<String> assumptions,
            List<ShownYear> years,
            boolean illustrative) {}

    /**
     * @param wards that there are at its end
     * @param titles expected to be held then; low and high: the middle 80% of the draws, where there is a band
     */
    record ShownYear(
            int year,
            int wards,
            @Nullable Integer target,
            @Nullable Integer planned,
            int titles,
            @Nullable Integer low,
            @Nullable Integer high,
            String standing) {}

    /** @param revisions all that was ever set, the newest first, 250 at most */
    record ProvinceRoadmap(
            UnitSummary province, ShownProspect prospect, List<Target> revisions, List<ShownFormer> predecessors) {}

    record ShownFormer(long provinceId, String name, List<Target> targets) {}

    @GetMapping("/api/v1/roadmap")
    @Requires(Permission.VIEW_ROADMAP)
    @Operation(
            summary =
                    "Provinces in reach on their way to the titles wanted: targets, titles, forecast; of several also together")
    List<ShownProspect> roadmap(Actor actor, @RequestParam(defaultValue = "") String q) {
        return prospects.of(provinces.of(actor, Text.sought(q)), actor.today()).stream()
                .map(RoadmapApi::shown)
                .toList();
    }

    @GetMapping("/api/v1/roadmap/{id}")
    @Requires(Permission.VIEW_ROADMAP)
    @Operation(summary = "A province with its targets and all their revisions")
    ProvinceRoadmap provinceRoadmap(Actor actor, @PathVariable long id) {
        UnitSummary province = provinces.find(actor, Permission.VIEW_ROADMAP, id);
        return new ProvinceRoadmap(
                province,
                shown(prospects
                        .of(List.of(new Prospects.Province(id, province.name())), actor.today())
                        .get(0)),
                targets.revisions(id, RECENT).items(),
                provinces.targetsOfPredecessors(id).stream()
                        .map(each -> new ShownFormer(
                                each.predecessor().unitId(),
                                each.predecessor().name(),
                                List.copyOf(each.targets().values())))
                        .toList());
    }

    @PostMapping("/api/v1/roadmap/{id}/targets")
    @Requires(Permission.SET_TARGET)
    @Operation(
            summary = "Set how many wards of a province hold the title at the end of a year; what was set before stays")
    ResponseEntity<Created> setTarget(Actor actor, @PathVariable long id, @RequestBody NewTarget typed) {
        return Created.at("/api/v1/roadmap/" + id + "/targets", setTarget.set(actor, id, typed, illustrative));
    }

    @GetMapping("/api/v1/roadmap/{id}/criteria")
    @Requires(Permission.VIEW_ROADMAP)
    @Operation(summary = "Criteria that hold wards of a province back, by what they say and what figures say")
    List<HeldBack> criteriaHoldingBack(Actor actor, @PathVariable long id) {
        provinces.find(actor, Permission.VIEW_ROADMAP, id);
        return holdingBack.withFigures(actor, id);
    }

    @GetMapping("/api/v1/roadmap/denominators")
    @Requires(Permission.VIEW_ROADMAP)
    @Operation(summary = "Decisions on what is counted: wards alone, or communes too; none: wards alone")
    List<Denominator> denominators() {
        return denominators.all();
    }

    @PostMapping("/api/v1/roadmap/denominators")
    @Requires(Permission.SET_DENOMINATOR)
    @Operation(summary = "Record the decision from which day on communes count too, or no longer")
    ResponseEntity<Created> setDenominator(Actor actor, @RequestBody NewDenominator typed) {
        return Created.at("/api/v1/roadmap/denominators", setDenominator.set(actor, typed, illustrative));
    }

    private static ShownProspect shown(Prospect prospect) {
        List<Forecast.Year> years = prospect.forecast().years();
        return new ShownProspect(
                prospect.unitId(),
                prospect.name(),
                prospect.held(),
                prospect.ofEnded(),
                prospect.underWay(),
                prospect.closed(),
                prospect.lacking(),
                code(prospect.standing()),
                prospect.forecast().assumptions().stream().map(RoadmapApi::code).toList(),
                years.stream().map(each -> shown(prospect, each)).toList(),
                prospect.illustrative());
    }

    private static ShownYear shown(Prospect prospect, Forecast.Year year) {
        Forecast.Between between = year.band() instanceof Forecast.Between band ? band : null;
        return new ShownYear(
                year.year(),
                prospect.wards(year.year()),
                prospect.target(year.year()),
                prospect.planned().get(year.year()),
                year.titles(),
                between == null ? null : between.low(),
                between == null ? null : between.high(),
                code(year.standing()));
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
