package vn.kieumau.plans;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What a body contributed to a ward.
 *
 * @param officeId null: a body that is no office here
 * @param amount million VND, m², hours or pieces, as its kind is measured
 */
public record Contribution(
        long contributionId,
        long unitId,
        @Nullable Long officeId,
        String bodyKind,
        String bodyName,
        String bodyNameEn,
        String kind,
        @Nullable Integer amount,
        LocalDate contributedOn,
        @Nullable String criterionCode,
        @Nullable String criterionTitleVi,
        @Nullable String criterionTitleEn,
        String text,
        @Nullable OffsetDateTime importedAt,
        boolean illustrative,
        int version,
        @JsonIgnore long total) {}
