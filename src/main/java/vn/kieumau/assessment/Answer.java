package vn.kieumau.assessment;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.kieumau.evidence.NewEvidence;

/**
 * What a ward says about one criterion.
 *
 * @param result met, not_met or not_applicable; empty when nothing was chosen
 * @param insteadOfEvidence the explanation stands in for evidence
 * @param itemIds recorded items that prove it, all of them: others are unlinked
 * @param newEvidence one more item, recorded and linked with the answer
 * @param cited pages by item, {@link #NEW_ITEM} for the new one; of an item that is not in it stays what was cited
 * @param requirements results of single requirements by their code; one that is absent follows the criterion's result
 * @param version of the answer that the writer saw; 0 when there was none
 */
public record Answer(
        String result,
        String explanation,
        boolean insteadOfEvidence,
        List<Long> itemIds,
        @Nullable NewEvidence newEvidence,
        Map<Long, String> cited,
        Map<String, String> requirements,
        int version,
        boolean illustrative) {
    public static final long NEW_ITEM = 0;

    /** An answer that says nothing about pages. */
    public Answer(
            String result,
            String explanation,
            boolean insteadOfEvidence,
            List<Long> itemIds,
            @Nullable NewEvidence newEvidence,
            Map<String, String> requirements,
            int version,
            boolean illustrative) {
        this(
                result,
                explanation,
                insteadOfEvidence,
                itemIds,
                newEvidence,
                Map.of(),
                requirements,
                version,
                illustrative);
    }

    /** An answer in which every requirement follows the criterion's result. */
    public Answer(
            String result,
            String explanation,
            boolean insteadOfEvidence,
            List<Long> itemIds,
            @Nullable NewEvidence newEvidence,
            int version,
            boolean illustrative) {
        this(result, explanation, insteadOfEvidence, itemIds, newEvidence, Map.of(), version, illustrative);
    }
}
