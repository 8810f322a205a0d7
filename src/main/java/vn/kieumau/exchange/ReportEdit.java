package vn.kieumau.exchange;

import java.time.OffsetDateTime;

/**
 * What a person made of a sentence of a report.
 *
 * @param sentence its key: of a rule, or {@value #ADDED} with a number
 * @param act edited, left_out, added or restored
 * @param section code of a {@link ReportSection}
 * @param written what the rule wrote when it was edited; empty: none did
 * @param textAfter empty: it is left out
 */
public record ReportEdit(
        long editId,
        String sentence,
        String act,
        String section,
        String written,
        String textBefore,
        String textAfter,
        String editedByName,
        OffsetDateTime editedAt) {
    static final String ADDED = "added/";
    static final String EDIT = "edited";
    static final String LEAVE_OUT = "left_out";
    static final String ADD = "added";
    static final String RESTORE = "restored";

    boolean restores() {
        return act.equals(RESTORE);
    }
}
