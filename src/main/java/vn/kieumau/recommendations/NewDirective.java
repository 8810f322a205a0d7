package vn.kieumau.recommendations;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What units are to do.
 *
 * @param unitIds provinces, or wards of the cohort, below whoever gives it
 * @param classCode staffing, premises, investment, law or other
 * @param criterion code of a criterion of the cohort's set; null or empty: none
 * @param request what is to be done
 * @param due the last day to report
 * @param documentId an issued document of the legal basis on whose ground it is given; null: on none
 */
public record NewDirective(
        long cohortId,
        List<Long> unitIds,
        String classCode,
        @Nullable String criterion,
        String title,
        String request,
        LocalDate due,
        @Nullable Long documentId) {}
