package vn.kieumau.inspection;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.Sorting;
import vn.kieumau.web.Typed;

/** Which wards a delegation sees, in which order, on which day, and who receives it there. Written while it is a draft. */
@Component
public class PlanRoute {
    static final int MOST_WARDS = 200;

    /** Wards that the cohort has registered, in reach of the delegation's own unit, and that are not on its route yet. */
    static final String OPEN = """
            from campaigns.v_registration r
            join units.v_unit u on u.unit_id = r.unit_id
            where r.cohort_id = :cohort and r.state not in ('proposed', 'withdrawn')
              and r.unit_id in (select unit_id from units.reached(:reach))
              and not exists (select 1 from inspection.visit v where v.delegation_id = :delegation and v.unit_id = r.unit_id)
            """;

    private static final Sorting SORTING =
            new Sorting("u.top_down collate vi_natural, r.registration_id", "r.registration_id");

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Delegations delegations;
    private final LockedDelegations lockedDelegations;

    PlanRoute(JdbcClient jdbc, Audit audit, Delegations delegations, LockedDelegations lockedDelegations) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.delegations = delegations;
        this.lockedDelegations = lockedDelegations;
    }

    /** A ward that may be added. */
    public record OpenWard(long unitId, String name, String path, boolean illustrative, long total) {}

    /** A stop as it is typed, in the order of the route. */
    public record Stop(
            long visitId,
            @Nullable String visitsOn,
            @Nullable String hosts) {}

    public PageOf<OpenWard> open(Actor actor, DelegationHead delegation, String words, Paging paging) {
        List<OpenWard> wards = jdbc.sql("""
                        select u.unit_id, u.name, u.path, r.illustrative, count(*) over () as total
                        """ + OPEN + " and (:words = '' or u.folded like '%' || fold(:words) || '%')"
                        + SORTING.page(paging))
                .param("cohort", delegation.cohortId())
                .param("delegation", delegation.delegationId())
                .param("reach", reach(actor, delegation))
                .param("words", words)
                .params(Sorting.values(paging))
                .query(OpenWard.class)
                .list();
        return new PageOf<>(wards, wards.isEmpty() ? 0 : wards.get(0).total(), paging);
    }

    /** All of the wards or none, at the end of the route. */
    @Transactional
    public void add(Actor actor, long id, List<Long> unitIds) {
        DelegationHead head = lockedDelegations.lockDraft(actor, id);
        Set<Long> chosen = new TreeSet<>(unitIds);
        Refused.when(chosen.isEmpty(), InspectionRefusal.NOTHING_CHOSEN);
        int added = insert(actor, head, chosen.toArray(new Long[0]));
        Refused.when(added != chosen.size(), InspectionRefusal.NOT_REGISTERED);
    }

    /** Every ward of the cohort that is not on the route yet. */
    @Transactional
    public void addAll(Actor actor, long id) {
        DelegationHead head = lockedDelegations.lockDraft(actor, id);
        Refused.when(insert(actor, head, null) == 0, InspectionRefusal.NOTHING_CHOSEN);
    }

    private int insert(Actor actor, DelegationHead head, Long @Nullable [] units) {
        record Added(long id, long unitId, String name) {}
        List<Added> added = jdbc.sql("""
                        with added as (
                            insert into inspection.visit (delegation_id, unit_id, position, illustrative)
                            select :delegation, r.unit_id, coalesce((select max(position) from inspection.visit where delegation_id = :delegation), 0)
                                + row_number() over (order by u.top_down collate vi_natural, r.unit_id), r.illustrative
                        """ + OPEN + """
                              and (:units::bigint[] is null or r.unit_id = any(:units)) returning id, unit_id)
                        select a.id, a.unit_id, u.name from added a join units.v_unit u on u.unit_id = a.unit_id order by a.id
                        """)
                .param("delegation", head.delegationId())
                .param("cohort", head.cohortId())
                .param("reach", reach(actor, head))
                .param("units", units)
                .query(Added.class)
                .list();
        int wards = head.wards() + added.size();
        Refused.when(wards > MOST_WARDS, InspectionRefusal.TOO_MANY_WARDS, MOST_WARDS, wards);
        for (Added each : added) {
            record(actor, head, each.id(), each.unitId(), each.name(), "");
        }
        return added.size();
    }

    /** Takes a ward off the route. */
    @Transactional
    public void remove(Actor actor, long id, long visitId) {
        DelegationHead head = lockedDelegations.lockDraft(actor, id);
        VisitLine visit = Refused.found(Optional.ofNullable(route(actor, head).get(visitId)));
        jdbc.sql("delete from inspection.visit where id = :id")
                .param("id", visitId)
                .update();
        record(actor, head, visitId, visit.unitId(), visit.unitName(), "–");
    }

    /** The whole route anew: its order is that of the stops. */
    @Transactional
    public void arrange(Actor actor, long id, List<Stop> stops) {
        DelegationHead head = lockedDelegations.lockDraft(actor, id);
        Map<Long, VisitLine> route = route(actor, head);
        Set<Long> typed = stops.stream().map(Stop::visitId).collect(Collectors.toSet());
        Refused.when(stops.size() != route.size() || !typed.equals(route.keySet()), InspectionRefusal.NOT_THE_ROUTE);
        int position = 0;
        for (Stop each : stops) {
            VisitLine visit = Objects.requireNonNull(route.get(each.visitId()));
            LocalDate on = Typed.optionalDay(each.visitsOn(), "inspection.visits_on");
            String hosts = Text.of(each.hosts(), "inspection.hosts", Text.LONG);
            Refused.when(
                    on != null && (on.isBefore(head.beginsOn()) || on.isAfter(head.endsOn())),
                    InspectionRefusal.DAY_OUTSIDE,
                    visit.unitName());
            int changed = jdbc.sql("""
                            update inspection.visit set position = :position, visits_on = :on::date, hosts = :hosts, version = version + 1
                            where id = :id and (position, visits_on, hosts) is distinct from (:position, :on::date, :hosts)
                            """)
                    .param("position", ++position)
                    .param("on", on)
                    .param("hosts", hosts)
                    .param("id", each.visitId())
                    .update();
            if (changed > 0) {
                record(actor, head, each.visitId(), visit.unitId(), visit.unitName(), "");
            }
        }
    }

    private Map<Long, VisitLine> route(Actor actor, DelegationHead head) {
        return delegations.visits(actor, head).stream().collect(Collectors.toMap(VisitLine::visitId, each -> each));
    }

    static String reach(Actor actor, DelegationHead head) {
        return actor.today() + " act {" + head.unitId() + "}";
    }

    private void record(Actor actor, DelegationHead head, long visitId, long unitId, String ward, String reason) {
        audit.record(
                actor,
                Permission.PREPARE_DELEGATION,
                "inspection.visit",
                visitId,
                head.name() + " · " + ward,
                unitId,
                reason);
    }
}
