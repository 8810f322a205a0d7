package vn.kieumau.inspection;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;

/** A delegation of the actor's own unit, locked until the end of the transaction: whoever acts on it acts alone. */
@Component
class LockedDelegations {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Delegations delegations;

    LockedDelegations(JdbcClient jdbc, Audit audit, Delegations delegations) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.delegations = delegations;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    DelegationHead lock(Actor actor, Permission permission, long id) {
        actor.require(permission);
        jdbc.sql("select 1 from inspection.delegation where id = :id for no key update")
                .param("id", id)
                .query(Integer.class)
                .optional();
        DelegationHead head = Refused.found(delegations.find(actor, id));
        Refused.when(!delegations.may(actor, permission, head), KernelRefusal.NOT_FOUND);
        return head;
    }

    /** The same, still a draft. */
    @Transactional(propagation = Propagation.MANDATORY)
    DelegationHead lockDraft(Actor actor, long id) {
        DelegationHead head = lock(actor, Permission.PREPARE_DELEGATION, id);
        Refused.when(!head.is(DelegationState.DRAFT), KernelRefusal.NOT_IN_THIS_STATE);
        return head;
    }

    /** Under way, its state held as it is; the actor goes with it. Many write down at the same time. */
    @Transactional(propagation = Propagation.MANDATORY)
    DelegationHead lockUnderWay(Actor actor, long id) {
        actor.require(Permission.INSPECT);
        jdbc.sql("select 1 from inspection.delegation where id = :id for share")
                .param("id", id)
                .query(Integer.class)
                .optional();
        DelegationHead head = Refused.found(delegations.find(actor, id).filter(DelegationHead::member));
        Refused.when(!head.is(DelegationState.UNDER_WAY), KernelRefusal.NOT_IN_THIS_STATE);
        return head;
    }

    /** One that the actor is the head of. */
    @Transactional(propagation = Propagation.MANDATORY)
    DelegationHead lockLed(Actor actor, long id) {
        actor.require(Permission.LEAD_DELEGATION);
        jdbc.sql("select 1 from inspection.delegation where id = :id for no key update")
                .param("id", id)
                .query(Integer.class)
                .optional();
        DelegationHead head = Refused.found(delegations.find(actor, id).filter(DelegationHead::member));
        Refused.when(!delegations.leads(actor, id), InspectionRefusal.HEAD_ONLY);
        return head;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void record(Actor actor, DelegationHead head, DelegationMove move, String reason) {
        audit.record(
                actor,
                move.permission(),
                "inspection.delegation",
                head.delegationId(),
                head.name(),
                head.unitId(),
                reason);
    }
}
