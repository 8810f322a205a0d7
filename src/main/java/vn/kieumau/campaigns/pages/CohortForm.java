package vn.kieumau.campaigns.pages;

import org.jspecify.annotations.Nullable;
import vn.kieumau.campaigns.Deadlines;
import vn.kieumau.campaigns.NewCohort;
import vn.kieumau.web.Typed;

/** What was typed to open a cohort. */
public record CohortForm(
        @Nullable Long setId,
        @Nullable String year,
        @Nullable String nameVi,
        @Nullable String nameEn,
        @Nullable String registrationDue,
        @Nullable String answersDue,
        @Nullable String provinceDue,
        @Nullable String ministryDue,
        @Nullable String decisionDue) {

    /** @param setId of the latest round: the next one mostly runs on the same set; null where there is none */
    static CohortForm empty(int year, @Nullable Long setId) {
        return new CohortForm(setId, String.valueOf(year), null, null, null, null, null, null, null);
    }

    NewCohort read(boolean illustrative) {
        return new NewCohort(
                setId == null ? 0 : setId,
                Typed.count(year, "campaigns.year", 2021, 2100),
                nameVi == null ? "" : nameVi,
                nameEn == null ? "" : nameEn,
                new Deadlines(
                        Typed.day(registrationDue, "campaigns.registration_due"),
                        Typed.day(answersDue, "campaigns.answers_due"),
                        Typed.day(provinceDue, "campaigns.province_due"),
                        Typed.day(ministryDue, "campaigns.ministry_due"),
                        Typed.day(decisionDue, "campaigns.decision_due")),
                illustrative);
    }
}
