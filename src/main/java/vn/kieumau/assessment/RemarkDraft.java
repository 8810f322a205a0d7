package vn.kieumau.assessment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A remark that its level has not sent yet.
 *
 * @param criterionCode null: about the dossier as a whole
 * @param due until when an answer will be asked for; null when it asks for none
 * @param writtenByName who wrote it last
 * @param version counts its changes: whoever changes, sends or drops it says which one was seen
 */
public record RemarkDraft(
        long draftId,
        @Nullable String criterionCode,
        String level,
        String text,
        @Nullable LocalDate due,
        String writtenByName,
        String officeName,
        OffsetDateTime writtenAt,
        int version,
        boolean illustrative) {

    /** The draft as somebody has seen it. */
    public SeenDraft seen() {
        return new SeenDraft(draftId, version);
    }
}
