package vn.kieumau.assessment;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param criterionCode null: about the dossier as a whole
 * @param due until when an answer is asked for; null: nothing is asked
 * @param formId made by the form; the same form sent twice is one remark
 */
public record NewRemark(
        @Nullable String criterionCode,
        String text,
        @Nullable LocalDate due,
        UUID formId,
        boolean illustrative) {}
