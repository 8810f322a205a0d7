package vn.kieumau.assessment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** What every page about one dossier shows at its head. */
public record DossierHead(
        long dossierId,
        long registrationId,
        long unitId,
        String unitName,
        String unitPath,
        long cohortId,
        String cohortNameVi,
        String cohortNameEn,
        int year,
        long setId,
        String noticeVi,
        String noticeEn,
        int criteria,
        String state,
        OffsetDateTime stateSince,
        int version,
        LocalDate answersDue,
        LocalDate provinceDue,
        LocalDate ministryDue,
        LocalDate decisionDue,
        boolean illustrative,
        int answered,
        int met,
        @Nullable Integer snapshotNumber,
        @Nullable OffsetDateTime importedAt,
        long total) {

    public DossierState dossierState() {
        return DossierState.of(state);
    }

    /** The deadline of whoever it lies with now; null once decided. */
    public @Nullable LocalDate due() {
        return switch (dossierState()) {
            case OPEN -> answersDue;
            case SUBMITTED -> provinceDue;
            case PASSED -> ministryDue;
            case READY -> decisionDue;
            case DECIDED -> null;
        };
    }
}
