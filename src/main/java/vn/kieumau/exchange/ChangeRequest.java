package vn.kieumau.exchange;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A request to change the criteria set.
 *
 * @param kind the code of a {@link ChangeKind}
 * @param topicId the topic in which it is decided; null where it is in none
 * @param outcome what was decided, the code of a {@link ChangeOutcome}; null where nothing was yet
 * @param mine whether the reader may act for the office that raised it
 */
public record ChangeRequest(
        long requestId,
        long unitId,
        String unitName,
        String unitPath,
        String originName,
        String originNameEn,
        long setId,
        String setVersion,
        String criterionCode,
        String criterionTitleVi,
        String criterionTitleEn,
        String kind,
        String title,
        String experience,
        String proposed,
        String state,
        String raisedByName,
        OffsetDateTime raisedAt,
        @Nullable OffsetDateTime importedAt,
        String withdrawnReason,
        @Nullable Long topicId,
        @Nullable String topicTitle,
        @Nullable String outcome,
        @Nullable String reason,
        @Nullable OffsetDateTime decidedAt,
        boolean mine,
        boolean illustrative,
        int version,
        @JsonIgnore long total) {
    public boolean decided() {
        return outcome != null;
    }
}
