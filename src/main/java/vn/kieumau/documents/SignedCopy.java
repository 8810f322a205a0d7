package vn.kieumau.documents;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * A signed PDF that came back, with what was found in it when it came.
 *
 * @param anchors how many certificates were trusted then
 */
public record SignedCopy(
        long copyId,
        String name,
        String sha256,
        int anchors,
        String keptByName,
        OffsetDateTime keptAt,
        List<SignatureFound> signatures) {
    public SignedCopy {
        signatures = List.copyOf(signatures);
    }

    /** Whether all signatures are of just this file; whose they are is another question. */
    public boolean whole() {
        return signatures.stream().allMatch(SignatureFound::whole);
    }
}
