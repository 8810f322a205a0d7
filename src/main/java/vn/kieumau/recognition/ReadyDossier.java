package vn.kieumau.recognition;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A ward whose dossier passed every level and that nobody has proposed yet; criteria met as each said. */
public record ReadyDossier(
        long dossierId,
        String unitName,
        String unitPath,
        String cohortNameVi,
        String cohortNameEn,
        int criteria,
        int met,
        @Nullable Integer provinceMet,
        @Nullable Integer ministryMet,
        int ministryNotMet,
        LocalDate decisionDue,
        boolean illustrative,
        @JsonIgnore long total) {}
