package vn.kieumau.recommendations;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.campaigns.LegalBasis;
import vn.kieumau.campaigns.LegalDocument;
import vn.kieumau.campaigns.LegalState;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Grant;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/** A province or V05 has units below it do something; each reports on its own, and what went to many is a group. */
@Component
public class AssignDirective {
    private final JdbcClient jdbc;
    private final Routes routes;
    private final RaiseRecommendation raiseRecommendation;
    private final BeginRecommendation beginRecommendation;
    private final GroupRecommendations groupRecommendations;
    private final LegalBasis legalBasis;

    AssignDirective(
            JdbcClient jdbc,
            Routes routes,
            RaiseRecommendation raiseRecommendation,
            BeginRecommendation beginRecommendation,
            GroupRecommendations groupRecommendations,
            LegalBasis legalBasis) {
        this.jdbc = jdbc;
        this.routes = routes;
        this.raiseRecommendation = raiseRecommendation;
        this.beginRecommendation = beginRecommendation;
        this.groupRecommendations = groupRecommendations;
        this.legalBasis = legalBasis;
    }

    /**
     * @param groupId of all of them; null where it went to one unit
     * @param byUnit keys by those of the units
     */
    public record Assigned(@Nullable Long groupId, Map<Long, Long> byUnit) {
        /** Where all of it is shown. */
        public String address() {
            return groupId == null
                    ? "/recommendations/" + byUnit.values().iterator().next()
                    : "/recommendations/groups/" + groupId;
        }
    }

    /** The newest first. */
    public List<RaiseRecommendation.Cohort> cohorts(Actor actor) {
        return raiseRecommendation.cohorts(actor, Permission.ASSIGN_DIRECTIVE);
    }

    /** Provinces in the actor's reach. */
    public List<Recommendations.Province> provinces(Actor actor) {
        return jdbc.sql("""
                        select u.unit_id, u.name from units.v_unit u
                        where u.level = 'province' and u.unit_id in (select unit_id from units.reached(:reach))
                        order by u.name collate vi_natural
                        """)
                .param("reach", actor.reach(Permission.ASSIGN_DIRECTIVE))
                .query(Recommendations.Province.class)
                .list();
    }

    /**
     * Who can be told: wards of the cohort.
     *
     * @param province in whose tree of today they lie; 0: the provinces themselves instead
     */
    public List<RaiseRecommendation.Place> places(Actor actor, long cohortId, long province) {
        return jdbc.sql("""
                        select u.unit_id, u.name, u.path, u.level from units.v_unit u
                        where u.unit_id in (select unit_id from units.reached(:reach)) and not u.unit_id = any(:own)
                          and case :province when 0 then u.level = 'province'
                              else u.unit_id in (select unit_id from units.reached(:today::date || ' read {' || :province::bigint || '}'))
                                  and exists (select 1 from campaigns.v_registration r
                                      where r.cohort_id = :cohort and r.unit_id = u.unit_id and r.state <> 'withdrawn') end
                        order by u.top_down collate vi_natural, u.unit_id
                        """)
                .param("reach", actor.reach(Permission.ASSIGN_DIRECTIVE))
                .param("own", actor.units(Permission.ASSIGN_DIRECTIVE))
                .param("cohort", cohortId)
                .param("province", province)
                .param("today", actor.today())
                .query(RaiseRecommendation.Place.class)
                .list();
    }

    /** An issued document that the actor reads; empty for any other. */
    public Optional<LegalDocument> ground(Actor actor, long documentId) {
        return legalBasis.find(actor, documentId).filter(each -> each.state().equals(LegalState.ISSUED.code()));
    }

    /**
     * @param given found to be possible for each of its units, or not done for any
     * @return what each unit was given
     */
    @Transactional
    public Assigned assign(Actor actor, NewDirective given, boolean illustrative) {
        actor.require(Permission.ASSIGN_DIRECTIVE);
        RaiseRecommendation.Cohort cohort = Refused.found(cohorts(actor).stream()
                .filter(each -> each.cohortId() == given.cohortId())
                .findFirst());
        List<Long> chosen = given.unitIds().stream().distinct().sorted().toList();
        Refused.when(chosen.isEmpty(), KernelRefusal.MISSING, new Text.Field("recommendations.directive.units"));
        Refused.when(
                chosen.size() > GroupRecommendations.MOST,
                RecommendationRefusal.GROUP_TOO_LARGE,
                GroupRecommendations.MOST);
        Map<Long, RaiseRecommendation.Place> below = below(actor, cohort.cohortId(), chosen);
        BeginRecommendation.Words words = beginRecommendation.words(
                cohort.setId(), given.classCode(), given.criterion(), given.title(), given.request());
        Refused.when(
                !given.due().isAfter(actor.today()),
                RecommendationRefusal.NOT_IN_FUTURE,
                new Text.Field("recommendations.directive.due"));
        Long ground = given.documentId() == null
                ? null
                : Long.valueOf(Refused.found(ground(actor, given.documentId())).documentId());
        Grant own = actor.actingUnder(Permission.ASSIGN_DIRECTIVE).orElseThrow(Refused::notFound);
        Long group = chosen.size() == 1
                ? null
                : Long.valueOf(groupRecommendations.begin(
                        actor, Permission.ASSIGN_DIRECTIVE, words.about().code(), words.title(), own));
        Map<Long, Long> byUnit = new LinkedHashMap<>();
        for (Long unit : chosen) {
            RaiseRecommendation.Place place =
                    Optional.ofNullable(below.get(unit)).orElseThrow(Refused::notFound);
            RouteLevel level = place.level().equals("province") ? RouteLevel.PROVINCE : RouteLevel.WARD;
            long id = beginRecommendation.begin(
                    actor,
                    new BeginRecommendation.Beginning(
                            RecommendationAct.ASSIGN,
                            cohort.cohortId(),
                            unit,
                            own.officeId(),
                            false,
                            words,
                            null,
                            level,
                            given.due(),
                            group,
                            null,
                            ground,
                            illustrative),
                    at(actor, cohort, words, place, level, own, given.due()));
            byUnit.put(unit, id);
        }
        return new Assigned(group, byUnit);
    }

    /** The unit's own office, or its province where nobody sits there; the day is the one that was given. */
    private LockedRecommendations.Place at(
            Actor actor,
            RaiseRecommendation.Cohort cohort,
            BeginRecommendation.Words words,
            RaiseRecommendation.Place place,
            RouteLevel level,
            Grant own,
            LocalDate due) {
        Routes.Step first = Routes.from(
                        routes.of(
                                RecommendationHead.DOWN,
                                cohort.setId(),
                                words.about().code(),
                                place.unitId(),
                                actor.today()),
                        level)
                .filter(each -> !Long.valueOf(own.officeId()).equals(each.officeId()))
                .orElseThrow(() -> new Refused(RecommendationRefusal.NOBODY_THERE, place.name()));
        LocalDate remind = due.minusDays(first.remind());
        return new LockedRecommendations.Place(
                Optional.ofNullable(first.officeId()).orElseThrow(),
                first.level(),
                due,
                remind.isBefore(actor.today()) ? actor.today() : remind);
    }

    private Map<Long, RaiseRecommendation.Place> below(Actor actor, long cohortId, List<Long> chosen) {
        List<RaiseRecommendation.Place> all = jdbc.sql("""
                        select u.unit_id, u.name, u.path, u.level from units.v_unit u
                        where u.unit_id = any(:chosen) and u.unit_id in (select unit_id from units.reached(:reach))
                        """)
                .param("chosen", chosen.toArray(Long[]::new))
                .param("reach", actor.reach(Permission.ASSIGN_DIRECTIVE))
                .query(RaiseRecommendation.Place.class)
                .list();
        Refused.when(all.size() < chosen.size(), KernelRefusal.NOT_FOUND);
        List<Long> registered = jdbc.sql("""
                        select r.unit_id from campaigns.v_registration r
                        where r.cohort_id = :cohort and r.unit_id = any(:chosen) and r.state <> 'withdrawn'
                        """)
                .param("cohort", cohortId)
                .param("chosen", chosen.toArray(Long[]::new))
                .query(Long.class)
                .list();
        List<Long> own = List.of(actor.units(Permission.ASSIGN_DIRECTIVE));
        Map<Long, RaiseRecommendation.Place> below = new HashMap<>();
        for (RaiseRecommendation.Place each : all) {
            Refused.when(
                    own.contains(each.unitId())
                            || !each.level().equals("province") && !registered.contains(each.unitId()),
                    RecommendationRefusal.NOT_BELOW,
                    each.name());
            below.put(each.unitId(), each);
        }
        return below;
    }
}
