package vn.kieumau.roadmap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.recognition.HeldTitles;

/** Works out how provinces stand and what is to be expected of them; the same few statements however many provinces. */
@Component
public class Prospects {
    /** The year by which all is to be done. */
    public static final int HORIZON = 2030;

    /** Which part of the draws a band spans. */
    private static final double SHARE = 0.8;

    private static final long SEED = 1;

    private final JdbcClient jdbc;
    private final Targets targets;
    private final Denominators denominators;
    private final HeldTitles heldTitles;
    private final AdoptedPlan adoptedPlan;

    Prospects(
            JdbcClient jdbc,
            Targets targets,
            Denominators denominators,
            HeldTitles heldTitles,
            AdoptedPlan adoptedPlan) {
        this.jdbc = jdbc;
        this.targets = targets;
        this.denominators = denominators;
        this.heldTitles = heldTitles;
        this.adoptedPlan = adoptedPlan;
    }

    /** A province that the caller has found within reach. */
    public record Province(long unitId, String name) {}

    private record Cohort(long provinceId, int year, int registered, int recognised, int underWay) {}

    /** All that is known of all provinces. */
    private record Known(
            Map<Long, SortedMap<Integer, Target>> targets,
            Map<Long, SortedMap<Integer, Integer>> wards,
            Map<Long, List<HeldTitles.Counted>> titles,
            Map<Long, List<Cohort>> cohorts,
            Map<Long, List<AdoptedPlan.Planned>> planned) {}

    /** First and last year that are looked at. */
    public static int last(LocalDate today) {
        return Math.max(HORIZON, today.getYear());
    }

    /** Of each province in turn, then, of several, of all together; empty for none. */
    public List<Prospect> of(List<Province> provinces, LocalDate today) {
        return provinces.isEmpty()
                ? List.of()
                : of(
                        provinces,
                        targets.current(provinces.stream().map(Province::unitId).toList()),
                        today);
    }

    /** Of a province whose targets are known. */
    public Prospect of(Province province, SortedMap<Integer, Target> current, LocalDate today) {
        return of(List.of(province), Map.of(province.unitId(), current), today).get(0);
    }

    private List<Prospect> of(
            List<Province> provinces, Map<Long, SortedMap<Integer, Target>> current, LocalDate today) {
        Known known = new Known(
                current,
                denominators.atYearEnds(today.getYear(), last(today)),
                heldTitles.byProvince(today).stream().collect(Collectors.groupingBy(HeldTitles.Counted::provinceId)),
                cohorts(today).stream().collect(Collectors.groupingBy(Cohort::provinceId)),
                adoptedPlan.toCome(today).stream().collect(Collectors.groupingBy(AdoptedPlan.Planned::provinceId)));
        List<Outlook> outlooks =
                provinces.stream().map(each -> outlook(each, known, today)).toList();
        List<Forecast> forecasts = Forecast.of(outlooks, SHARE, SEED);
        List<Prospect> all = new ArrayList<>();
        for (int i = 0; i < provinces.size(); i++) {
            all.add(prospect(provinces.get(i), known, outlooks.get(i), forecasts.get(i), today));
        }
        if (all.size() > 1) {
            all.add(together(all, forecasts.get(forecasts.size() - 1)));
        }
        return all;
    }

    private List<Cohort> cohorts(LocalDate today) {
        return jdbc.sql("""
                        with registration as materialized (
                            select r.province_id, r.year, r.state from campaigns.v_registration r
                            where r.set_id in (select s.set_id from criteria.v_set s where s.programme_code = (
                                select f.programme_code from campaigns.v_cohort o join criteria.v_set f on f.set_id = o.set_id order by o.cohort_id limit 1))
                        )
                        select s.under_id as province_id, r.year, count(*) as registered,
                            count(*) filter (where r.state = 'recognised') as recognised,
                            count(*) filter (where r.state in ('proposed', 'registered')) as under_way
                        from registration r
                        join units.standing(array(select distinct province_id from registration), 'province', :today) s on s.unit_id = r.province_id
                        where s.under_id is not null
                        group by 1, 2
                        """).param("today", today).query(Cohort.class).list();
    }

    private static Outlook outlook(Province province, Known known, LocalDate today) {
        SortedMap<Integer, Integer> candidates = planned(province, known, today);
        candidates.merge(today.getYear(), underWay(province, known), Integer::sum);
        SortedMap<Integer, Integer> wards = wards(province, known, today);
        List<HeldTitles.Counted> titles = titles(province, known);
        return new Outlook(
                province.unitId(),
                titles.stream().mapToInt(HeldTitles.Counted::held).sum(),
                candidates,
                wards,
                wanted(province, known),
                closed(province, known, titles, today));
    }

    private static SortedMap<Integer, Integer> wards(Province province, Known known, LocalDate today) {
        SortedMap<Integer, Integer> wards = new TreeMap<>();
        SortedMap<Integer, Integer> counted =
                known.wards().getOrDefault(province.unitId(), Collections.emptySortedMap());
        for (int year = today.getYear(); year <= last(today); year++) {
            wards.put(year, counted.getOrDefault(year, 0));
        }
        return wards;
    }

    private static SortedMap<Integer, Integer> planned(Province province, Known known, LocalDate today) {
        SortedMap<Integer, Integer> planned = new TreeMap<>();
        for (AdoptedPlan.Planned each : known.planned().getOrDefault(province.unitId(), List.of())) {
            if (each.year() >= today.getYear()) {
                planned.merge(each.year(), each.wards(), Integer::sum);
            }
        }
        return planned;
    }

    private static int underWay(Province province, Known known) {
        return known.cohorts().getOrDefault(province.unitId(), List.of()).stream()
                .mapToInt(Cohort::underWay)
                .sum();
    }

    private static List<HeldTitles.Counted> titles(Province province, Known known) {
        return known.titles().getOrDefault(province.unitId(), List.of());
    }

    private static SortedMap<Integer, Integer> wanted(Province province, Known known) {
        SortedMap<Integer, Integer> wanted = new TreeMap<>();
        known.targets()
                .getOrDefault(province.unitId(), Collections.emptySortedMap())
                .forEach((year, target) -> wanted.put(year, target.wards()));
        return wanted;
    }

    private static List<ClosedCohort> closed(
            Province province, Known known, List<HeldTitles.Counted> titles, LocalDate today) {
        Map<Integer, Integer> lost = new HashMap<>();
        titles.forEach(each -> lost.merge(each.year(), each.lost(), Integer::sum));
        return known.cohorts().getOrDefault(province.unitId(), List.of()).stream()
                .filter(each -> each.underWay() == 0)
                .map(each -> new ClosedCohort(
                        each.year(),
                        each.registered(),
                        each.recognised(),
                        Math.min(each.recognised(), lost.getOrDefault(each.year(), 0)),
                        Math.max(1, today.getYear() - each.year())))
                .toList();
    }

    private static Prospect prospect(
            Province province, Known known, Outlook outlook, Forecast forecast, LocalDate today) {
        SortedMap<Integer, Target> own = known.targets().getOrDefault(province.unitId(), Collections.emptySortedMap());
        return new Prospect(
                province.unitId(),
                province.name(),
                outlook.held(),
                titles(province, known).stream()
                        .mapToInt(HeldTitles.Counted::ofEnded)
                        .sum(),
                underWay(province, known),
                outlook.wards(),
                outlook.targets(),
                new TreeMap<>(outlook.targets().keySet().stream().collect(Collectors.toMap(year -> year, year -> 1))),
                planned(province, known, today),
                outlook.cohorts().size(),
                forecast,
                own.values().stream().anyMatch(Target::illustrative));
    }

    private static Prospect together(List<Prospect> all, Forecast forecast) {
        SortedMap<Integer, Integer> wards = new TreeMap<>();
        SortedMap<Integer, Integer> planned = new TreeMap<>();
        SortedMap<Integer, Integer> wanted = new TreeMap<>();
        SortedMap<Integer, Integer> stating = new TreeMap<>();
        all.forEach(each -> {
            each.targets().forEach((year, count) -> wanted.merge(year, count, Integer::sum));
            each.stating().forEach((year, count) -> stating.merge(year, count, Integer::sum));
            each.wards().forEach((year, count) -> wards.merge(year, count, Integer::sum));
            each.planned().forEach((year, count) -> planned.merge(year, count, Integer::sum));
        });
        return new Prospect(
                0,
                "",
                all.stream().mapToInt(Prospect::held).sum(),
                all.stream().mapToInt(Prospect::ofEnded).sum(),
                all.stream().mapToInt(Prospect::underWay).sum(),
                wards,
                wanted,
                stating,
                planned,
                all.stream().mapToInt(Prospect::closed).min().orElse(0),
                forecast,
                all.stream().anyMatch(Prospect::illustrative));
    }
}
