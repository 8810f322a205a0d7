package vn.kieumau.exchange;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What was done to tell people and win them over.
 *
 * @param voidReason why it does not count; empty: it does
 * @param mine whether the reader may change it
 */
public record CampaignActivity(
        long activityId,
        long unitId,
        String unitName,
        String unitPath,
        LocalDate heldOn,
        String form,
        String topic,
        String bodyKind,
        String bodyName,
        int cadres,
        int members,
        int people,
        String voidReason,
        boolean mine,
        @Nullable OffsetDateTime importedAt,
        boolean illustrative,
        int version,
        @JsonIgnore long total) {
    /** Whether it was declared void. */
    public boolean voided() {
        return !voidReason.isEmpty();
    }
}
