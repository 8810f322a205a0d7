package vn.kieumau.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One thing that waits for the reader.
 *
 * @param task message key of what is to be done, for example {@code assessment.work.answer}
 * @param subject what it concerns, as people name it
 * @param detail what is still missing; may be empty
 * @param due null when nobody set a deadline
 */
public record WorkItem(
        String task,
        String subject,
        String detail,
        String url,
        @Nullable LocalDate due) {}
