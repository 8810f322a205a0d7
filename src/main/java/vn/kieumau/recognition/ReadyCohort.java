package vn.kieumau.recognition;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/** A cohort with wards that wait to be proposed. */
public record ReadyCohort(
        long cohortId,
        String nameVi,
        String nameEn,
        OffsetDateTime since,
        LocalDate decisionDue,
        boolean illustrative,
        int wards,
        String someNames) {}
