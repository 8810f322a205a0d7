package vn.kieumau.campaigns;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/** A cohort with its deadlines and, within the reader's reach, its totals: quota and registrations by state. */
public record Cohort(
        long cohortId,
        long setId,
        String setTitleVi,
        String setTitleEn,
        String noticeVi,
        String noticeEn,
        int year,
        String nameVi,
        String nameEn,
        LocalDate registrationDue,
        LocalDate answersDue,
        LocalDate provinceDue,
        LocalDate ministryDue,
        LocalDate decisionDue,
        OffsetDateTime openedAt,
        boolean illustrative,
        int quota,
        int proposed,
        int registered,
        int recognised) {}
