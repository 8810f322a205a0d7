package vn.kieumau.campaigns;

import java.time.LocalDate;
import java.util.List;

/** The last day of each step of a cohort, each after the one before. */
public record Deadlines(
        LocalDate registrationDue,
        LocalDate answersDue,
        LocalDate provinceDue,
        LocalDate ministryDue,
        LocalDate decisionDue) {

    boolean inOrder() {
        List<LocalDate> days = List.of(registrationDue, answersDue, provinceDue, ministryDue, decisionDue);
        for (int i = 1; i < days.size(); i++) {
            if (!days.get(i - 1).isBefore(days.get(i))) {
                return false;
            }
        }
        return true;
    }
}
