package vn.kieumau.recognition;

import java.time.LocalDate;

/** A cohort with wards that wait to be proposed. */
public record ReadyCohort(
        long cohortId,
        String nameVi,
        String nameEn,
        LocalDate decisionDue,
        boolean illustrative,
        int wards,
        String someNames) {}
