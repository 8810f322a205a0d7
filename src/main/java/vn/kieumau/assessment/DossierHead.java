package vn.kieumau.assessment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What every page about one dossier shows at its head.
 *
 * @param criteria how many there are
 * @param answered by the ward itself; what was taken over and not confirmed is not
 * @param complete answered, and proved or explained where it is said to be met: what counts before it is submitted
 * @param district where it stands with the district: under_way, passed, taken_over by the province; null where it never lay there
 * @param levelUntil the last day on which the level appraises that it lies with; null where that has no end
 * @param unconfirmed taken over from an earlier dossier, and nobody has confirmed it
 */
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
        String withdrawnReason,
        @Nullable LocalDate returnDue,
        String reached,
        @Nullable String district,
        @Nullable LocalDate levelUntil,
        boolean illustrative,
        int answered,
        int complete,
        int unconfirmed,
        int met,
        @Nullable Integer snapshotNumber,
        @Nullable OffsetDateTime importedAt,
        @JsonIgnore long total) {

    /** Criteria at which something is left to do. */
    public int missing() {
        return criteria - complete;
    }

    public DossierState dossierState() {
        return DossierState.of(state);
    }

    /** The district has passed it, and it was not submitted there again. */
    public boolean passedByDistrict() {
        return "passed".equals(district);
    }

    /** It lies with a level whose days are over. */
    public boolean levelEnded(LocalDate day) {
        return levelUntil != null && day.isAfter(levelUntil);
    }

    /** The deadline of whoever it lies with now: the one a return set, else the cohort's; null once it has ended. */
    public @Nullable LocalDate due() {
        return returnDue != null
                ? returnDue
                : switch (dossierState()) {
                    case OPEN, RETURNED -> answersDue;
                    case WITH_DISTRICT, SUBMITTED -> provinceDue;
                    case PASSED -> ministryDue;
                    case READY -> decisionDue;
                    case DECIDED, WITHDRAWN -> null;
                };
    }
}
