package vn.kieumau.assessment;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.campaigns.RegistrationWithdrawn;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;

/** The dossier of a withdrawn registration ends in the same transaction; refused once V05 has passed it. */
@Component
class CloseDossier {
    private final JdbcClient jdbc;
    private final Dossiers dossiers;

    CloseDossier(JdbcClient jdbc, Dossiers dossiers) {
        this.jdbc = jdbc;
        this.dossiers = dossiers;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(RegistrationWithdrawn withdrawn) {
        long id = jdbc.sql("select id from assessment.dossier where registration_id = :registration")
                .param("registration", withdrawn.registrationId())
                .query(Long.class)
                .single();
        DossierHead dossier = Refused.found(dossiers.lock(withdrawn.by(), Permission.WITHDRAW_REGISTRATION, id));
        DossierMove move = DossierMove.of(Permission.WITHDRAW_REGISTRATION, dossier.dossierState());
        dossiers.move(withdrawn.by(), dossier, move, withdrawn.reason());
    }
}
