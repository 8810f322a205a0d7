package vn.kieumau.inspection;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ward's answer to a demand.
 *
 * @param accepted null until it is judged
 * @param reason why it is not accepted; empty otherwise
 */
public record DemandAnswer(
        long answerId,
        String text,
        String answeredByName,
        OffsetDateTime answeredAt,
        @Nullable Boolean accepted,
        String reason,
        @Nullable String judgedByName,
        @Nullable OffsetDateTime judgedAt,
        boolean illustrative,
        List<NamedProof> proofs) {

    /** Evidence of the ward that the answer names. */
    public record NamedProof(long itemId, String title) {}
}
