package vn.kieumau.web;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One thing that waits for the reader.
 *
 * @param task message key of what is to be done, for example {@code assessment.work.answer}
 * @param subject what it concerns, as people name it; subjectEn the same in English
 * @param detail message key of what is still missing, with its arguments, for example {@code assessment.work.done}
 * @param since from when on it waits
 * @param due null when nobody set a deadline
 * @param illustrative no source states what is shown
 */
public record WorkItem(
        String task,
        String subject,
        String subjectEn,
        Detail detail,
        String url,
        OffsetDateTime since,
        @Nullable LocalDate due,
        boolean illustrative) {

    /** A sentence of the messages. */
    public record Detail(String key, Object... arguments) {}
}
