package vn.kieumau.assessment;

import java.time.LocalDate;
import java.util.Optional;

/** Declared here for the dossier's page, answered by the module that decides: how a dossier ended, and what comes next. */
public interface DossierEnding {
    Optional<Ending> of(DossierHead dossier);

    /**
     * @param words message key of the outcome
     * @param reason empty where none was needed; nextStep likewise
     */
    record Ending(
            String words,
            boolean good,
            String decisionNumber,
            LocalDate decidedOn,
            String reason,
            String nextStep,
            boolean illustrative) {}
}
