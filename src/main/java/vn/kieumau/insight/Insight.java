package vn.kieumau.insight;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.insight.Dashboard.CohortChoice;
import vn.kieumau.insight.Dashboard.CountedFigure;
import vn.kieumau.insight.Dashboard.HeatCell;
import vn.kieumau.insight.Dashboard.HeatRow;
import vn.kieumau.insight.Dashboard.LevelAges;
import vn.kieumau.insight.Dashboard.OldestDossier;
import vn.kieumau.insight.Dashboard.ProvinceStanding;
import vn.kieumau.insight.Dashboard.StepAges;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;

/** Counts the dashboard of a cohort, each time anew, in memory from the registrations as the last commit left them. */
@Component
public class Insight {
    private static final String DECIDED = "decided";
    private static final String WITH_DISTRICT = "with_district";

    /** States of a dossier that somebody works on, in the order of its way. */
    public static final List<String> STEPS = List.of("open", "returned", WITH_DISTRICT, "submitted", "passed", "ready");

    /** Levels at which an open recommendation lies. */
    public static final List<String> LEVELS = List.of("province", "ministry", "specialist");

    private final JdbcClient jdbc;
    private final CountedNow counted;

    Insight(JdbcClient jdbc, CountedNow counted) {
        this.jdbc = jdbc;
        this.counted = counted;
    }

    /** A province of the tree of today. */
    public record Place(long unitId, @Nullable String code, String name, boolean reached) {}

    private record Criterion(long criterionId, String code, String titleVi, String titleEn) {}

    /** @param cohortId 0: the newest */
    public Optional<CohortChoice> cohort(long cohortId) {
        return chosen(cohorts(), cohortId);
    }

    /** Provinces of today in reach, by their names' places in the country. */
    public List<Place> provinces(Actor reader) {
        return places(counted.begin().of(reader, 0, 0)).stream()
                .filter(Place::reached)
                .toList();
    }

    private static Optional<CohortChoice> chosen(List<CohortChoice> cohorts, long cohortId) {
        return cohorts.stream()
                .filter(each -> cohortId == 0 || each.cohortId() == cohortId)
                .findFirst();
    }

    private List<CohortChoice> cohorts() {
        return jdbc.sql("""
                        select cohort_id, set_id, year, name_vi, name_en from campaigns.v_cohort order by year desc, cohort_id desc
                        """).query(CohortChoice.class).list();
    }

    /**
     * Of one state of the database, so that no block contradicts another. Empty where there is no cohort at all; refused where the one
     * asked for, or the province, is not there or out of reach.
     *
     * @param cohortId 0: the newest
     * @param provinceId 0: all in reach
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<Dashboard> of(Actor reader, long cohortId, long provinceId) {
        reader.require(Permission.VIEW_INSIGHT);
        CountedNow.Reading reading = counted.begin();
        List<CohortChoice> cohorts = cohorts();
        if (cohorts.isEmpty() && cohortId == 0) {
            return Optional.empty();
        }
        CohortChoice cohort = Refused.found(chosen(cohorts, cohortId));
        CountedNow.Seen seen = reading.of(reader, cohort.cohortId(), provinceId);
        List<Place> places = places(seen);
        if (provinceId != 0 && places.stream().noneMatch(each -> each.reached() && each.unitId() == provinceId)) {
            throw Refused.notFound();
        }
        Map<Long, Tally> byProvince = seen.registrations();
        Map<Long, Tally> chosen = provinceId == 0 ? byProvince : only(byProvince, provinceId);
        Tally all = Tally.of(chosen.values());
        List<CountedRecommendation> lying = seen.recommendations();
        return Optional.of(new Dashboard(
                reader.at(),
                cohort,
                cohorts,
                provinceId,
                byProvince.values().stream().anyMatch(Tally::illustrative)
                        || lying.stream().anyMatch(CountedRecommendation::illustrative),
                figures(cohort.cohortId(), provinceId, all),
                provinces(places, byProvince),
                criteria(cohort, new TreeMap<>(chosen), all),
                flow(all, oldest(all, reader.today())),
                levels(lying, reader.today())));
    }

    private static Map<Long, Tally> only(Map<Long, Tally> byProvince, long provinceId) {
        return byProvince.containsKey(provinceId) ? Map.of(provinceId, byProvince.get(provinceId)) : Map.of();
    }

    private static int days(LocalDate since, LocalDate today) {
        return (int) ChronoUnit.DAYS.between(since, today);
    }

    private static List<CountedFigure> figures(long cohort, long province, Tally counts) {
        List<CountedFigure> figures = new ArrayList<>();
        figures.add(registered(cohort, province, counts, "proposed"));
        figures.add(new CountedFigure("registered", counts.withDossier(), Lists.counted(cohort, "", "", "", province)));
        steps(counts).forEach(step -> figures.add(ofStep(cohort, province, counts, step)));
        figures.add(ofStep(cohort, province, counts, DECIDED));
        figures.add(registered(cohort, province, counts, "recognised"));
        figures.add(registered(cohort, province, counts, "not_recognised"));
        return figures;
    }

    /** Where no district appraises, none is spoken of. */
    private static List<String> steps(Tally counts) {
        return STEPS.stream()
                .filter(step -> !step.equals(WITH_DISTRICT) || counts.atStep(step) > 0)
                .toList();
    }

    private static CountedFigure registered(long cohort, long province, Tally counts, String state) {
        return new CountedFigure(state, counts.registered(state), Lists.registrations(cohort, state, province));
    }

    private static CountedFigure ofStep(long cohort, long province, Tally counts, String step) {
        return new CountedFigure(step, counts.atStep(step), Lists.dossiers(cohort, step, province));
    }

    private static List<ProvinceStanding> provinces(List<Place> places, Map<Long, Tally> byProvince) {
        List<ProvinceStanding> provinces = new ArrayList<>();
        places.forEach(each -> provinces.add(province(each, byProvince.getOrDefault(each.unitId(), Tally.NONE))));
        ProvinceStanding nowhere = province(new Place(0, null, "", true), byProvince.getOrDefault(0L, Tally.NONE));
        if (nowhere.proposed() + nowhere.registered() > 0) {
            provinces.add(nowhere);
        }
        return provinces;
    }

    private static ProvinceStanding province(Place place, Tally own) {
        return new ProvinceStanding(
                place.unitId(),
                place.code(),
                place.name(),
                place.reached() || !own.kinds().isEmpty(),
                own.registered("proposed"),
                own.withDossier(),
                own.atStep(DECIDED),
                own.registered("recognised"));
    }

    private static List<StepAges> flow(Tally counts, Map<String, OldestDossier> oldest) {
        return steps(counts).stream()
                .map(step -> new StepAges(step, counts.ages(step), oldest.get(step)))
                .toList();
    }

    private static List<LevelAges> levels(List<CountedRecommendation> open, LocalDate today) {
        return LEVELS.stream()
                .map(level -> levelAges(
                        level,
                        open.stream().filter(each -> each.level().equals(level)).toList(),
                        today))
                .toList();
    }

    private static LevelAges levelAges(String level, List<CountedRecommendation> lying, LocalDate today) {
        Optional<CountedRecommendation> oldest = lying.stream()
                .min(Comparator.comparing(CountedRecommendation::raisedAt)
                        .thenComparing(CountedRecommendation::recommendationId));
        return new LevelAges(
                level,
                Ages.of(lying.stream()
                        .map(each -> Age.of(days(each.since(), today)))
                        .toList()),
                (int) lying.stream()
                        .filter(each -> each.due() != null && each.due().isBefore(today))
                        .count(),
                oldest.map(CountedRecommendation::recommendationId).orElse(null),
                oldest.map(each -> days(each.since(), today)).orElse(0));
    }

    private static List<Place> places(CountedNow.Seen seen) {
        return seen.provinces().stream()
                .map(each -> new Place(
                        each.unitId(), each.code(), each.name(), seen.reached().contains(each.unitId())))
                .toList();
    }

    private record Named(long unitId, String name) {}

    /** The one that has lain for longest at each step, with its name. */
    private Map<String, OldestDossier> oldest(Tally counts, LocalDate today) {
        Map<Long, String> names = jdbc
                .sql("select unit_id, name from units.v_unit where unit_id = any(:units)")
                .param(
                        "units",
                        counts.oldest().values().stream()
                                .map(Tally.Waiting::unitId)
                                .toArray(Long[]::new))
                .query(Named.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Named::unitId, Named::name));
        Map<String, OldestDossier> named = new HashMap<>();
        counts.oldest()
                .forEach((step, each) -> named.put(
                        step,
                        new OldestDossier(
                                step,
                                each.dossier().dossierId(),
                                each.unitId(),
                                names.getOrDefault(each.unitId(), ""),
                                days(each.dossier().since(), today))));
        return named;
    }

    private List<HeatRow> criteria(CohortChoice cohort, SortedMap<Long, Tally> byProvince, Tally all) {
        return jdbc.sql("""
                        select criterion_id, code, title_vi, title_en from criteria.v_criterion where set_id = :set order by group_position, position
                        """).param("set", cohort.setId()).query(Criterion.class).list().stream()
                .map(each -> row(each, byProvince, all))
                .toList();
    }

    private static HeatRow row(Criterion criterion, SortedMap<Long, Tally> byProvince, Tally all) {
        List<HeatCell> cells = new ArrayList<>();
        byProvince.forEach((province, own) -> {
            HeatCell cell = cell(criterion, province, own);
            if (cell.judged() > 0) {
                cells.add(cell);
            }
        });
        return new HeatRow(criterion.code(), criterion.titleVi(), criterion.titleEn(), cell(criterion, 0, all), cells);
    }

    private static HeatCell cell(Criterion criterion, long province, Tally counts) {
        long id = criterion.criterionId();
        return new HeatCell(province, counts.judged().of(id), counts.notMet().of(id));
    }
}
