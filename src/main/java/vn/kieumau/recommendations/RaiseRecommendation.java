package vn.kieumau.recommendations;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.accounts.Role;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Grant;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.units.Units;

/**
 * A ward, or a province for itself or one of its wards, asks something of those above; or a delegation for a ward that it visits, in the
 * name of the office that sent it.
 */
@Component
public class RaiseRecommendation {
    private final JdbcClient jdbc;
    private final Units units;
    private final Routes routes;
    private final BeginRecommendation beginRecommendation;

    RaiseRecommendation(JdbcClient jdbc, Units units, Routes routes, BeginRecommendation beginRecommendation) {
        this.jdbc = jdbc;
        this.units = units;
        this.routes = routes;
        this.beginRecommendation = beginRecommendation;
    }

    /** A cohort in which the actor has something to raise, with what it may be about. */
    public record Cohort(long cohortId, long setId, String nameVi, String nameEn) {}

    public record Place(long unitId, String name, String path, String level) {}

    public record Criterion(String code, String titleVi, String titleEn) {}

    /** The newest first. */
    public List<Cohort> cohorts(Actor actor) {
        return cohorts(actor, Permission.RAISE_RECOMMENDATION);
    }

    List<Cohort> cohorts(Actor actor, Permission permission) {
        return jdbc.sql("""
                        select c.cohort_id, c.set_id, c.name_vi, c.name_en from campaigns.v_cohort c
                        where exists (select 1 from campaigns.v_registration r where r.cohort_id = c.cohort_id and r.state <> 'withdrawn'
                            and r.unit_id in (select unit_id from units.reached(:reach)))
                        order by c.year desc, c.cohort_id desc
                        """)
                .param("reach", actor.reach(permission))
                .query(Cohort.class)
                .list();
    }

    /** The actor's own province, and wards of the cohort, as far as the actor raises something for them. */
    public List<Place> places(Actor actor, long cohortId) {
        return jdbc.sql("""
                        select u.unit_id, u.name, u.path, u.level from units.v_unit u
                        where u.unit_id in (select unit_id from units.reached(:reach))
                          and (u.level = 'province' or exists (select 1 from campaigns.v_registration r
                            where r.cohort_id = :cohort and r.unit_id = u.unit_id and r.state <> 'withdrawn'))
                        order by u.level <> 'province', u.top_down collate vi_natural, u.unit_id
                        """)
                .param("reach", actor.reach(Permission.RAISE_RECOMMENDATION))
                .param("cohort", cohortId)
                .query(Place.class)
                .list();
    }

    public List<Criterion> criteria(long setId) {
        return jdbc.sql("""
                        select code, title_vi, title_en from criteria.v_criterion where set_id = :set order by group_position, position
                        """).param("set", setId).query(Criterion.class).list();
    }

    /** @return the recommendation's key */
    @Transactional
    public long raise(Actor actor, NewRecommendation asked, boolean illustrative) {
        actor.require(Permission.RAISE_RECOMMENDATION);
        Text.Field unitField = new Text.Field("recommendations.unit");
        Refused.when(asked.unitId() == 0, KernelRefusal.MISSING, unitField);
        Refused.found(units.find(actor, Permission.RAISE_RECOMMENDATION, asked.unitId()));
        Place unit = places(actor, asked.cohortId()).stream()
                .filter(each -> each.unitId() == asked.unitId())
                .findFirst()
                .orElseThrow(() -> new Refused(RecommendationRefusal.NOT_IN_COHORT, unitField));
        Cohort cohort = Refused.found(cohorts(actor).stream()
                .filter(each -> each.cohortId() == asked.cohortId())
                .findFirst());
        BeginRecommendation.Words words = beginRecommendation.words(
                cohort.setId(), asked.classCode(), asked.criterion(), asked.title(), asked.request());
        Refused.when(
                asked.money() != null && (asked.money() < 0 || asked.money() > NewRecommendation.MOST_MONEY),
                RecommendationRefusal.NOT_MONEY,
                new Text.Field("recommendations.money"));
        Grant from = origin(actor, unit.unitId());
        RouteLevel least = above(officeLevel(List.of(from)));
        RouteLevel wanted = RouteLevel.of(asked.wantedLevel())
                .filter(each -> each != RouteLevel.ORIGIN)
                .orElseThrow(() -> new Refused(
                        RecommendationRefusal.UNKNOWN_LEVEL, new Text.Field("recommendations.wanted_level")));
        Refused.when(
                wanted.compareTo(least) < 0,
                RecommendationRefusal.NOT_ABOVE,
                new Text.Field("recommendations.wanted_level"));
        Refused.when(
                !asked.wantedBy().isAfter(actor.today()),
                RecommendationRefusal.NOT_IN_FUTURE,
                new Text.Field("recommendations.wanted_by"));
        Routes.Step first = Routes.from(
                        routes.of(
                                RecommendationHead.UP,
                                cohort.setId(),
                                words.about().code(),
                                unit.unitId(),
                                actor.today()),
                        least)
                .orElseThrow(() -> new Refused(RecommendationRefusal.NOBODY_ABOVE));
        long office = Optional.ofNullable(first.officeId()).orElseThrow();
        return beginRecommendation.begin(
                actor,
                new BeginRecommendation.Beginning(
                        RecommendationAct.RAISE,
                        cohort.cohortId(),
                        unit.unitId(),
                        from.officeId(),
                        from.role().equals(Role.INSPECTOR.name()),
                        words,
                        asked.money(),
                        wanted,
                        asked.wantedBy(),
                        null,
                        line(asked),
                        null,
                        illustrative),
                LockedRecommendations.Place.of(office, first, actor.today()));
    }

    /** What of a plan a recommendation comes from, as people name it; for a form. */
    public record Line(
            long lineId, String kind, String name, @Nullable Integer year) {}

    /** A line of a unit that the actor raises something for; empty for whatever else. */
    public Optional<Line> line(Actor actor, @Nullable Long lineId) {
        if (lineId == null) {
            return Optional.empty();
        }
        return jdbc.sql("""
                        select l.line_id, l.kind, l.name, l.year
                        from plans.v_line l left join campaigns.v_registration r on r.registration_id = l.registration_id
                        where l.line_id = :line and coalesce(l.unit_id, r.unit_id) in (select unit_id from units.reached(:reach))
                        """)
                .param("line", lineId)
                .param("reach", actor.reach(Permission.RAISE_RECOMMENDATION))
                .query(Line.class)
                .optional();
    }

    /** It is the unit's own, and of an action the cohort's too. */
    private @Nullable Long line(NewRecommendation asked) {
        if (asked.lineId() == null) {
            return null;
        }
        return jdbc.sql("""
                        select l.line_id
                        from plans.v_line l left join campaigns.v_registration r on r.registration_id = l.registration_id
                        where l.line_id = :line and coalesce(l.unit_id, r.unit_id) = :unit and coalesce(r.cohort_id, :cohort) = :cohort
                        """)
                .param("line", asked.lineId())
                .param("unit", asked.unitId())
                .param("cohort", asked.cohortId())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new Refused(RecommendationRefusal.UNKNOWN_LINE));
    }

    /** In whose name: the office at the unit itself, or else one above it. */
    private Grant origin(Actor actor, long unitId) {
        List<Grant> grants = new ArrayList<>(actor.grants());
        grants.removeIf(each -> !each.permissions().contains(Permission.RAISE_RECOMMENDATION));
        return grants.stream()
                .filter(each -> each.unitId() == unitId)
                .findFirst()
                .or(() -> grants.stream()
                        .filter(each -> jdbc.sql(
                                        "select :unit in (select unit_id from units.reached(:day || ' act {' || :at || '}'))")
                                .param("unit", unitId)
                                .param("day", actor.today().toString())
                                .param("at", String.valueOf(each.unitId()))
                                .query(Boolean.class)
                                .single())
                        .findFirst())
                .orElseThrow(Refused::notFound);
    }

    /** The level from which the actor's first office that raises something can want an answer. */
    public RouteLevel least(Actor actor) {
        return above(officeLevel(actor.grants().stream()
                .filter(each -> each.permissions().contains(Permission.RAISE_RECOMMENDATION))
                .limit(1)
                .toList()));
    }

    /** Of the office, which is not the unit's where somebody acts for a part of what is below it. */
    private String officeLevel(List<Grant> grants) {
        return jdbc.sql("""
                        select u.level from accounts.v_office o join units.v_unit u on u.unit_id = o.unit_id where o.office_id = any(:offices)
                        """)
                .param("offices", grants.stream().map(Grant::officeId).toArray(Long[]::new))
                .query(String.class)
                .optional()
                .orElse("");
    }

    private static RouteLevel above(String officeLevel) {
        return switch (officeLevel) {
            case "country" -> RouteLevel.SPECIALIST;
            case "province" -> RouteLevel.MINISTRY;
            default -> RouteLevel.PROVINCE;
        };
    }
}
