package vn.kieumau.inspection;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.accounts.InspectorGrants;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.Typed;

/** A second person founds a delegation by a decision, which gives its members their rights; or it is called off. */
@Component
public class DecideDelegation {
    private final JdbcClient jdbc;
    private final Delegations delegations;
    private final LockedDelegations lockedDelegations;
    private final InspectorGrants inspectorGrants;

    DecideDelegation(
            JdbcClient jdbc,
            Delegations delegations,
            LockedDelegations lockedDelegations,
            InspectorGrants inspectorGrants) {
        this.jdbc = jdbc;
        this.delegations = delegations;
        this.lockedDelegations = lockedDelegations;
        this.inspectorGrants = inspectorGrants;
    }

    /** @param decidedOn day of the decision, as people or programs write days */
    @Transactional
    public void decide(Actor actor, long id, @Nullable String decisionNumber, @Nullable String decidedOn) {
        DelegationHead head = lockedDelegations.lock(actor, Permission.DECIDE_DELEGATION, id);
        DelegationMove move = DelegationMove.of(Permission.DECIDE_DELEGATION, head.state());
        String number = Text.required(decisionNumber, "inspection.decision_number", Text.LINE);
        LocalDate on = Typed.day(decidedOn, "inspection.decided_on");
        Refused.when(preparedBy(id) == actor.accountId(), KernelRefusal.SAME_PERSON);
        List<VisitLine> visits = delegations.visits(actor, head);
        Refused.when(visits.isEmpty(), InspectionRefusal.NO_WARD);
        Refused.when(head.endsOn().isBefore(actor.today()), InspectionRefusal.PERIOD_PAST);
        jdbc.sql("""
                        update inspection.delegation set state = :to, decision_number = :number, decided_on = :on, decided_by = :by, decided_at = :at,
                            version = version + 1
                        where id = :id
                        """)
                .param("to", move.to().code())
                .param("number", number)
                .param("on", on)
                .param("by", actor.accountId())
                .param("at", actor.at())
                .param("id", id)
                .update();
        List<Long> grants = inspectorGrants.give(
                actor,
                Permission.DECIDE_DELEGATION,
                delegations.members(id).stream()
                        .map(DelegationMember::accountId)
                        .toList(),
                officeOf(id),
                visits.stream().map(VisitLine::unitId).toList(),
                actor.today(),
                head.endsOn());
        jdbc.sql("insert into inspection.given (grant_id, delegation_id) select g, :id from unnest(:grants) g")
                .param("id", id)
                .param("grants", grants.toArray(new Long[0]))
                .update();
        lockedDelegations.record(actor, head, move, "");
    }

    /** Before it has set out; the reason stays to be read. */
    @Transactional
    public void cancel(Actor actor, long id, @Nullable String reason) {
        DelegationHead head = lockedDelegations.lock(actor, Permission.CANCEL_DELEGATION, id);
        DelegationMove move = DelegationMove.of(Permission.CANCEL_DELEGATION, head.state());
        String why = Text.required(reason, "inspection.cancel_reason", Text.LONG);
        jdbc.sql(
                        "update inspection.delegation set state = :to, cancel_reason = :reason, version = version + 1 where id = :id")
                .param("to", move.to().code())
                .param("reason", why)
                .param("id", id)
                .update();
        inspectorGrants.end(actor, Permission.CANCEL_DELEGATION, given(id));
        lockedDelegations.record(actor, head, move, why);
    }

    private List<Long> given(long id) {
        return jdbc.sql("select grant_id from inspection.given where delegation_id = :id order by grant_id")
                .param("id", id)
                .query(Long.class)
                .list();
    }

    private long preparedBy(long id) {
        return jdbc.sql("select prepared_by from inspection.delegation where id = :id")
                .param("id", id)
                .query(Long.class)
                .single();
    }

    private long officeOf(long id) {
        return jdbc.sql("select office_id from inspection.delegation where id = :id")
                .param("id", id)
                .query(Long.class)
                .single();
    }
}
