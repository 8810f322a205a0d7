package vn.kieumau.assessment;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a dossier from being submitted, or what a later level would return it for.
 *
 * @param code of the criterion; a dash for the dossier as a whole
 * @param about codes of requirements, or the title of a proof; empty where the criterion says it all
 * @param itemId the proof; null where it is about none
 * @param until last day on which an expired proof held; null for any other kind
 */
public record Objection(
        Kind kind,
        String code,
        String about,
        @Nullable Long itemId,
        @Nullable LocalDate until) {
    /** In the order in which they are told. */
    public enum Kind {
        INCOMPLETE,
        REMARK_OPEN,
        NOT_MET,
        UNDECIDED,
        EXPIRED,
        OTHER_YEAR,
        UNREAD;

        /** Nothing can be submitted while there is one. */
        public boolean stops() {
            return this == INCOMPLETE || this == REMARK_OPEN;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
