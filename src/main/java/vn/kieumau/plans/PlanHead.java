package vn.kieumau.plans;

import java.time.LocalDate;
import vn.kieumau.campaigns.RegistrationState;

/** What every page about one plan shows at its head: the ward, the cohort and its days. */
public record PlanHead(
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
        String state,
        LocalDate answersDue,
        LocalDate decisionDue,
        boolean illustrative) {
    /** Whether the registration was withdrawn or decided, so that its plan is history. */
    public boolean ended() {
        return !state.equals(RegistrationState.PROPOSED.code()) && !state.equals(RegistrationState.REGISTERED.code());
    }

    /** The first day on which something of this plan can be: preparations begin in the year before. */
    LocalDate earliest() {
        return LocalDate.of(year - 1, 1, 1);
    }

    /** The last one: what is built for a cohort may be finished in the two years after it. */
    LocalDate latest() {
        return LocalDate.of(year + 2, 12, 31);
    }
}
