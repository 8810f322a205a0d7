package vn.kieumau.inspection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that is looked at on a visit, what the ward and the levels said of it, and what the delegation found.
 *
 * @param kind {@code criterion}, {@code field}: to be seen on the spot, {@code question}
 * @param criterionCode null where it is about the ward as a whole
 * @param wardResult what the ward answered; null while it has not, or where it is no criterion
 * @param levelResult what the highest level that has passed the dossier found; null without one
 * @param sharedWith account of the member who is to look at it; null where nobody in particular is
 * @param members how many members have found something
 * @param conflict whether they found otherwise and the head has not settled it
 * @param result what the findings come to; null where there are none or they are in conflict
 * @param findings the newest of each member first, then what they wrote before
 */
public record ItemLine(
        long itemId,
        String kind,
        @Nullable String criterionCode,
        String textVi,
        String textEn,
        @Nullable String wardResult,
        @Nullable String levelResult,
        @Nullable Long sharedWith,
        @Nullable String sharedName,
        @Nullable String sharedNameEn,
        int members,
        boolean conflict,
        @Nullable String result,
        @Nullable String settledReason,
        @Nullable String settledByName,
        boolean illustrative,
        List<FindingLine> findings) {

    /** Those that stand, one of each member. */
    public List<FindingLine> standing() {
        return findings.stream().filter(FindingLine::standing).toList();
    }

    /** What a member's finding at the item is; null without one. */
    public @Nullable FindingLine of(long accountId) {
        return findings.stream()
                .filter(each -> each.standing() && each.accountId() == accountId)
                .findFirst()
                .orElse(null);
    }
}
