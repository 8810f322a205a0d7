package vn.kieumau.recognition;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.assessment.DossierEnding;
import vn.kieumau.assessment.DossierHead;

/** The decision as the ward reads it on its dossier. */
@Component
class DecidedDossier implements DossierEnding {
    private final JdbcClient jdbc;

    DecidedDossier(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Ending> of(DossierHead dossier) {
        return jdbc.sql("""
                        select x.outcome, x.number, x.decided_on, x.reason, x.next_step, x.illustrative
                        from recognition.decision x join recognition.proposal_item i on i.id = x.proposal_item_id
                        where i.dossier_id = :dossier
                        """)
                .param("dossier", dossier.dossierId())
                .query(Row.class)
                .optional()
                .map(row -> new Ending(
                        "recognition.outcome." + row.outcome(),
                        row.outcome().equals(Outcome.CONFERRED.code()),
                        row.number(),
                        row.decidedOn(),
                        row.reason(),
                        row.nextStep(),
                        row.illustrative()));
    }

    record Row(
            String outcome, String number, LocalDate decidedOn, String reason, String nextStep, boolean illustrative) {}
}
