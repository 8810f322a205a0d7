package vn.kieumau.exchange;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a conference came to.
 *
 * @param office that is to do it; empty: nobody is to do anything
 * @param done what was done
 * @param late whether its day has passed and it is not done
 */
public record ConferenceConclusion(
        long conclusionId,
        String conclusion,
        String office,
        @Nullable LocalDate due,
        @Nullable LocalDate doneOn,
        String done,
        boolean late) {}
