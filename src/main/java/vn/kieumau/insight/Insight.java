package vn.kieumau.insight;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
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

/** Counts the dashboard of a cohort, each time anew, with one statement for each block however large the country is. */
@Component
public class Insight {
    private static final String DECIDED = "decided";
    private static final String WITH_DISTRICT = "with_district";

    /** States of a dossier that somebody works on, in the order of its way. */
    public static final List<String> STEPS = List.of("open", "returned", WITH_DISTRICT, "submitted", "passed", "ready");

    /** Levels at which an open recommendation lies. */
    public static final List<String> LEVELS = List.of("province", "ministry", "specialist");

    private final JdbcClient jdbc;

    Insight(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Count(
            long provinceId,
            String registration,
            @Nullable String step,
            @Nullable String age,
            int count,
            boolean illustrative) {}

    /** A province of the tree of today. */
    public record Place(long unitId, @Nullable String code, String name, boolean reached) {}

    private record Heat(
            String code,
            String titleVi,
            String titleEn,
            @Nullable Long provinceId,
            int judged,
            int notMet) {}

    private record Lying(
            String level, String age, int count, int overdue, int days, long oldestId, boolean illustrative) {}

    /** @param cohortId 0: the newest */
    public Optional<CohortChoice> cohort(long cohortId) {
        return chosen(cohorts(), cohortId);
    }

    /** Provinces of today in reach, by their names' places in the country. */
    public List<Place> provinces(Actor reader) {
        return places(reader).stream().filter(Place::reached).toList();
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
        List<CohortChoice> cohorts = cohorts();
        if (cohorts.isEmpty() && cohortId == 0) {
            return Optional.empty();
        }
        CohortChoice cohort = Refused.found(chosen(cohorts, cohortId));
        List<Place> places = places(reader);
        if (provinceId != 0 && places.stream().noneMatch(each -> each.reached() && each.unitId() == provinceId)) {
            throw Refused.notFound();
        }
        List<Count> all = counts(reader, cohort.cohortId());
        List<Count> counts = all.stream()
                .filter(each -> provinceId == 0 || each.provinceId() == provinceId)
                .toList();
        List<Lying> lying = lying(reader, cohort.cohortId(), provinceId);
        return Optional.of(new Dashboard(
                reader.at(),
                cohort,
                cohorts,
                provinceId,
                all.stream().anyMatch(Count::illustrative) || lying.stream().anyMatch(Lying::illustrative),
                figures(cohort.cohortId(), provinceId, counts),
                provinces(places, all),
                criteria(reader, cohort, provinceId),
                flow(counts, oldest(reader, cohort.cohortId(), provinceId)),
                levels(lying)));
    }

    private static List<CountedFigure> figures(long cohort, long province, List<Count> counts) {
        List<CountedFigure> figures = new ArrayList<>();
        figures.add(registered(cohort, province, counts, "proposed"));
        figures.add(new CountedFigure(
                "registered", sum(counts, each -> each.step() != null), Lists.counted(cohort, "", "", "", province)));
        steps(counts).forEach(step -> figures.add(ofStep(cohort, province, counts, step)));
        figures.add(ofStep(cohort, province, counts, DECIDED));
        figures.add(registered(cohort, province, counts, "recognised"));
        figures.add(registered(cohort, province, counts, "not_recognised"));
        return figures;
    }

    /** Where no district appraises, none is spoken of. */
    private static List<String> steps(List<Count> counts) {
        return STEPS.stream()
                .filter(step -> !step.equals(WITH_DISTRICT) || sum(counts, each -> step.equals(each.step())) > 0)
                .toList();
    }

    private static CountedFigure registered(long cohort, long province, List<Count> counts, String state) {
        return new CountedFigure(
                state,
                sum(counts, each -> each.registration().equals(state)),
                Lists.registrations(cohort, state, province));
    }

    private static CountedFigure ofStep(long cohort, long province, List<Count> counts, String step) {
        return new CountedFigure(
                step, sum(counts, each -> step.equals(each.step())), Lists.dossiers(cohort, step, province));
    }

    private static int sum(List<Count> counts, Predicate<Count> which) {
        return counts.stream().filter(which).mapToInt(Count::count).sum();
    }

    private static List<ProvinceStanding> provinces(List<Place> places, List<Count> counts) {
        List<ProvinceStanding> provinces = new ArrayList<>();
        places.forEach(each -> provinces.add(province(each, counts)));
        ProvinceStanding nowhere = province(new Place(0, null, "", true), counts);
        if (nowhere.proposed() + nowhere.registered() > 0) {
            provinces.add(nowhere);
        }
        return provinces;
    }

    private static ProvinceStanding province(Place place, List<Count> counts) {
        List<Count> own = counts.stream()
                .filter(each -> each.provinceId() == place.unitId())
                .toList();
        return new ProvinceStanding(
                place.unitId(),
                place.code(),
                place.name(),
                place.reached() || !own.isEmpty(),
                sum(own, each -> each.registration().equals("proposed")),
                sum(own, each -> each.step() != null),
                sum(own, each -> DECIDED.equals(each.step())),
                sum(own, each -> each.registration().equals("recognised")));
    }

    private static List<StepAges> flow(List<Count> counts, List<OldestDossier> oldest) {
        return steps(counts).stream()
                .map(step -> {
                    Ages ages = Ages.NONE;
                    for (Count each : counts) {
                        ages = step.equals(each.step()) && each.age() != null
                                ? ages.plus(each.age(), each.count())
                                : ages;
                    }
                    return new StepAges(
                            step,
                            ages,
                            oldest.stream()
                                    .filter(each -> each.step().equals(step))
                                    .findFirst()
                                    .orElse(null));
                })
                .toList();
    }

    private static List<LevelAges> levels(List<Lying> lying) {
        return LEVELS.stream()
                .map(level -> {
                    LevelAges sum = new LevelAges(level, Ages.NONE, 0, null, 0);
                    for (Lying each : lying) {
                        if (each.level().equals(level)) {
                            boolean older = sum.oldestId() == null || each.days() > sum.oldestDays();
                            sum = new LevelAges(
                                    level,
                                    sum.ages().plus(each.age(), each.count()),
                                    sum.overdue() + each.overdue(),
                                    older ? Long.valueOf(each.oldestId()) : sum.oldestId(),
                                    older ? each.days() : sum.oldestDays());
                        }
                    }
                    return sum;
                })
                .toList();
    }

    private List<Place> places(Actor reader) {
        return jdbc.sql("""
                        select unit_id, code, name, unit_id in (select unit_id from units.reached(:reach)) as reached
                        from units.v_place where level = 'province' and valid @> :today::date order by position
                        """)
                .param("reach", reader.reach(Permission.VIEW_INSIGHT))
                .param("today", reader.today())
                .query(Place.class)
                .list();
    }

    private List<Count> counts(Actor reader, long cohortId) {
        return counted(reader, cohortId, 0, """
                select province_id, registration, step, case when step <> 'decided' then %s end as age, count(*) as count,
                    bool_or(illustrative) as illustrative
                from dossier group by 1, 2, 3, 4
                """.formatted(Age.CODE))
                .query(Count.class)
                .list();
    }

    private List<OldestDossier> oldest(Actor reader, long cohortId, long provinceId) {
        return counted(reader, cohortId, provinceId, """
                select o.step, o.dossier_id, o.unit_id, u.name as unit_name, o.days
                from (select distinct on (step) step, dossier_id, unit_id, days from dossier where step <> 'decided'
                      order by step, state_since, dossier_id) o
                join units.v_unit u on u.unit_id = o.unit_id
                """)
                .query(OldestDossier.class)
                .list();
    }

    private List<HeatRow> criteria(Actor reader, CohortChoice cohort, long provinceId) {
        Map<String, HeatRow> rows = new LinkedHashMap<>();
        counted(reader, cohort.cohortId(), provinceId, """
                select c.code, c.title_vi, c.title_en, v.province_id, count(v.result) as judged,
                    count(*) filter (where v.result = 'not_met') as not_met
                from criteria.v_criterion c left join %s v on v.criterion_id = c.criterion_id
                where c.set_id = :set
                group by c.code, c.title_vi, c.title_en, c.group_position, c.position, v.province_id
                order by c.group_position, c.position, v.province_id
                """.formatted(Counted.VERDICTS))
                .param("set", cohort.setId())
                .query(Heat.class)
                .list()
                .forEach(each -> rows.merge(each.code(), row(each), Insight::together));
        return List.copyOf(rows.values());
    }

    private static HeatRow row(Heat heat) {
        return new HeatRow(
                heat.code(),
                heat.titleVi(),
                heat.titleEn(),
                new HeatCell(0, heat.judged(), heat.notMet()),
                heat.provinceId() == null
                        ? List.of()
                        : List.of(new HeatCell(heat.provinceId(), heat.judged(), heat.notMet())));
    }

    private static HeatRow together(HeatRow one, HeatRow other) {
        List<HeatCell> cells = new ArrayList<>(one.cells());
        cells.addAll(other.cells());
        return new HeatRow(
                one.code(),
                one.titleVi(),
                one.titleEn(),
                new HeatCell(
                        0,
                        one.all().judged() + other.all().judged(),
                        one.all().notMet() + other.all().notMet()),
                cells);
    }

    /** The province is asked for as the list of recommendations asks for it. */
    private List<Lying> lying(Actor reader, long cohortId, long provinceId) {
        return jdbc.sql("""
                        select level, %s as age, count(*) as count, count(*) filter (where due < :today::date) as overdue, max(days) as days,
                            (array_agg(recommendation_id order by raised_at, recommendation_id))[1] as oldest_id,
                            bool_or(illustrative) as illustrative
                        from (select r.*, :today::date - (r.raised_at at time zone 'Asia/Ho_Chi_Minh')::date as days
                              from recommendations.v_recommendation r
                              where r.cohort_id = :cohort and r.direction = 'up' and r.state not in ('answered', 'closed')
                                and r.unit_id in (select unit_id from units.reached(:reach))
                                and (:province = 0 or r.unit_id in (
                                    select unit_id from units.reached(:today::date || ' read {' || :province::bigint || '}')))) r
                        group by 1, 2
                        """.formatted(Age.CODE))
                .param("cohort", cohortId)
                .param("reach", reader.reach(Permission.VIEW_INSIGHT))
                .param("today", reader.today())
                .param("province", provinceId)
                .query(Lying.class)
                .list();
    }

    private JdbcClient.StatementSpec counted(Actor reader, long cohortId, long provinceId, String sql) {
        return jdbc.sql(Counted.DOSSIERS + sql)
                .param("cohort", cohortId)
                .param("reach", reader.reach(Permission.VIEW_INSIGHT))
                .param("today", reader.today())
                .param("province", provinceId);
    }
}
