package vn.kieumau.campaigns;

import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;

/** A second person of the province confirms proposed wards; each then gets its dossier. */
@Component
public class ConfirmRegistration {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    ConfirmRegistration(JdbcClient jdbc, Audit audit, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
    }

    /** All of them or none, each of that cohort. Rows are locked before the first act is recorded, so that no two wait for each other. */
    @Transactional
    public void confirm(Actor actor, long cohortId, List<Long> registrationIds) {
        actor.require(Permission.CONFIRM_REGISTRATION);
        Refused.when(registrationIds.isEmpty(), CampaignsRefusal.NOTHING_CHOSEN);
        List<Proposed> proposed = jdbc.sql("""
                        select r.id, r.unit_id, r.proposed_by, u.name || ' · ' || c.name_vi as subject
                        from campaigns.registration r
                        join campaigns.cohort c on c.id = r.cohort_id
                        join units.v_unit u on u.unit_id = r.unit_id
                        where r.id = any(:ids) and r.cohort_id = :cohort
                          and r.unit_id in (select unit_id from units.reached(:reach))
                        order by r.id
                        for no key update of r
                        """)
                .param("cohort", cohortId)
                .param("ids", registrationIds.toArray(new Long[0]))
                .param("reach", actor.reach(Permission.CONFIRM_REGISTRATION))
                .query(Proposed.class)
                .list();
        Refused.when(proposed.size() != registrationIds.stream().distinct().count(), KernelRefusal.NOT_FOUND);
        for (Proposed each : proposed) {
            Refused.when(each.proposedBy() == actor.accountId(), KernelRefusal.SAME_PERSON);
            int confirmed = jdbc.sql("""
                            update campaigns.registration
                            set state = :to, confirmed_by = :by, confirmed_at = :at, version = version + 1
                            where id = :id and state = :from
                            """)
                    .param("to", RegistrationMove.CONFIRM.to().code())
                    .param("by", actor.accountId())
                    .param("at", actor.at())
                    .param("id", each.id())
                    .param("from", RegistrationMove.CONFIRM.from().code())
                    .update();
            Refused.when(confirmed == 0, KernelRefusal.NOT_IN_THIS_STATE);
            audit.record(
                    actor,
                    Permission.CONFIRM_REGISTRATION,
                    "campaigns.registration",
                    each.id(),
                    each.subject(),
                    each.unitId(),
                    "");
            events.publishEvent(new RegistrationConfirmed(actor, each.id(), each.unitId(), each.subject()));
        }
    }

    record Proposed(long id, long unitId, long proposedBy, String subject) {}
}
