package vn.kieumau.assessment;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.campaigns.RegistrationConfirmed;
import vn.kieumau.kernel.Permission;

/** Each confirmed registration gets its dossier in the same transaction. */
@Component
class OpenDossier {
    private final JdbcClient jdbc;
    private final Audit audit;

    OpenDossier(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(RegistrationConfirmed confirmed) {
        long id = jdbc.sql("""
                        insert into assessment.dossier (registration_id, unit_id, state, state_since)
                        values (:registration, :unit, :state, :at) returning id
                        """)
                .param("registration", confirmed.registrationId())
                .param("unit", confirmed.unitId())
                .param("state", DossierState.OPEN.code())
                .param("at", confirmed.by().at())
                .query(Long.class)
                .single();
        audit.record(
                confirmed.by(),
                Permission.CONFIRM_REGISTRATION,
                "assessment.dossier",
                id,
                confirmed.subject(),
                confirmed.unitId(),
                "");
    }
}
