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

/** A delegation, locked until the end of the transaction. By {@link #lock} one of the actor's own unit: whoever acts on it acts alone. */
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
        DelegationHead head = locked(actor, permission, id, "no key update");
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
        DelegationHead head = locked(actor, Permission.INSPECT, id, "share");
        Refused.when(!head.member(), KernelRefusal.NOT_FOUND);
        Refused.when(!head.is(DelegationState.UNDER_WAY), KernelRefusal.NOT_IN_THIS_STATE);
        return head;
    }

    /** One whose work at the wards has ended; the caller asks whose business it is. */
    @Transactional(propagation = Propagation.MANDATORY)
    DelegationHead lockReported(Actor actor, long id) {
        DelegationHead head = locked(actor, Permission.WRITE_CONCLUSION, id, "no key update");
        Refused.when(!head.is(DelegationState.REPORTED), KernelRefusal.NOT_IN_THIS_STATE);
        return head;
    }

    /** One that the actor is the head of. */
    @Transactional(propagation = Propagation.MANDATORY)
    DelegationHead lockLed(Actor actor, long id) {
        DelegationHead head = locked(actor, Permission.LEAD_DELEGATION, id, "no key update");
        Refused.when(!head.member(), KernelRefusal.NOT_FOUND);
        Refused.when(!delegations.leads(actor, id), InspectionRefusal.HEAD_ONLY);
        return head;
    }

    private DelegationHead locked(Actor actor, Permission permission, long id, String strength) {
        actor.require(permission);
        jdbc.sql("select 1 from inspection.delegation where id = :id for " + strength)
                .param("id", id)
                .query(Integer.class)
                .optional();
        return Refused.found(delegations.find(actor, id));
    }

    /** What the head did with it that is no move. */
    @Transactional(propagation = Propagation.MANDATORY)
    void recordLed(Actor actor, DelegationHead head, String what) {
        audit.record(
                actor,
                Permission.LEAD_DELEGATION,
                "inspection.delegation",
                head.delegationId(),
                head.name(),
                head.unitId(),
                what);
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
