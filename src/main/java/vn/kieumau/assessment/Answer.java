package vn.kieumau.assessment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kieumau.evidence.NewEvidence;

/**
 * What a ward says about one criterion.
 *
 * @param result met, not_met or not_applicable; empty when nothing was chosen
 * @param insteadOfEvidence the explanation stands in for evidence
 * @param itemIds recorded items that prove it, all of them: others are unlinked
 * @param newEvidence one more item, recorded and linked with the answer
 * @param version of the answer that the writer saw; 0 when there was none
 */
public record Answer(
        String result,
        String explanation,
        boolean insteadOfEvidence,
        List<Long> itemIds,
        @Nullable NewEvidence newEvidence,
        int version,
        boolean illustrative) {}
