package vn.kieumau.campaigns;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

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
        @Nullable OffsetDateTime importedAt,
        boolean illustrative,
        int quota,
        int proposed,
        int registered,
        int recognised) {}
