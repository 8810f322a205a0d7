package vn.kieumau.campaigns;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/**
 * A ward leaves a cohort, with a reason: the officer takes a proposal back, the approver declines one or withdraws a
 * registration with its dossier, as long as V05 has not passed it. The quota is free again; the ward may register again.
 */
@Component
public class WithdrawRegistration {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    WithdrawRegistration(JdbcClient jdbc, Audit audit, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
    }

    @Transactional
    public void takeBack(Actor actor, long cohortId, long registrationId, String reason) {
        withdraw(actor, Permission.TAKE_BACK_PROPOSAL, cohortId, registrationId, reason);
    }

    @Transactional
    public void withdraw(Actor actor, long cohortId, long registrationId, String reason) {
        withdraw(actor, Permission.WITHDRAW_REGISTRATION, cohortId, registrationId, reason);
    }

    private void withdraw(Actor actor, Permission permission, long cohortId, long registrationId, String reason) {
        actor.require(permission);
        Found found = Refused.found(jdbc.sql("""
                        select r.id, r.unit_id, r.state, u.name || ' · ' || c.name_vi as subject
                        from campaigns.registration r
                        join campaigns.cohort c on c.id = r.cohort_id
                        join units.v_unit u on u.unit_id = r.unit_id
                        where r.id = :id and r.cohort_id = :cohort
                          and r.unit_id in (select unit_id from units.reached(:reach))
                        for no key update of r
                        """)
                .param("id", registrationId)
                .param("cohort", cohortId)
                .param("reach", actor.reach(permission))
                .query(Found.class)
                .optional());
        String why = Text.required(reason, "campaigns.withdraw.reason", Text.LONG);
        RegistrationMove move = RegistrationMove.of(permission, found.state());
        if (move == RegistrationMove.WITHDRAW) {
            events.publishEvent(new RegistrationWithdrawn(actor, found.id(), why));
        }
        jdbc.sql("""
                        update campaigns.registration set state = :to, withdrawn_reason = :reason, withdrawn_by = :by,
                            withdrawn_at = :at, version = version + 1
                        where id = :id
                        """)
                .param("to", move.to().code())
                .param("reason", why)
                .param("by", actor.accountId())
                .param("at", actor.at())
                .param("id", found.id())
                .update();
        audit.record(actor, permission, "campaigns.registration", found.id(), found.subject(), found.unitId(), why);
    }

    record Found(long id, long unitId, String state, String subject) {}
}
