package vn.kieumau.recognition;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What was prepared or decided about a title.
 *
 * @param kind the code of a {@link TitleMove}
 * @param state prepared, decided or dropped
 * @param heard what the unit said; empty where it need not be heard
 * @param successorName the unit on which the title is conferred anew; null for other kinds
 * @param formerNumber of the certificate that a new one replaced; null for other kinds
 * @param own whether the reader prepared it
 */
public record TitleAct(
        long actId,
        String kind,
        String state,
        String reason,
        @Nullable LocalDate heardOn,
        String heard,
        @Nullable String successorName,
        @Nullable String formerNumber,
        String preparedByName,
        OffsetDateTime preparedAt,
        String number,
        @Nullable LocalDate decidedOn,
        String signatory,
        @Nullable String decidedByName,
        boolean own,
        boolean illustrative) {
    public boolean prepared() {
        return state.equals("prepared");
    }

    public boolean decided() {
        return state.equals("decided");
    }
}
