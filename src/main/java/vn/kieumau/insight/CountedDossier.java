package vn.kieumau.insight;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.OffsetDateTime;

/**
 * A dossier that a figure counts.
 *
 * @param step its state
 * @param days since when it stands there
 */
public record CountedDossier(
        long dossierId,
        long unitId,
        String unitName,
        String unitPath,
        String step,
        OffsetDateTime stateSince,
        int days,
        boolean illustrative,
        @JsonIgnore long total) {}
