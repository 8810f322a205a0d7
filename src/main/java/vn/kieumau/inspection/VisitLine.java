package vn.kieumau.inspection;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A ward on a delegation's route.
 *
 * @param dossierId of the ward in the delegation's cohort; null where the reader does not reach it
 * @param hosts who receives the delegation and takes part, one a line
 */
public record VisitLine(
        long visitId,
        long unitId,
        String unitName,
        String unitPath,
        @Nullable LocalDate visitsOn,
        String hosts,
        @Nullable Long dossierId,
        @Nullable String dossierState,
        boolean illustrative,
        int version) {}
