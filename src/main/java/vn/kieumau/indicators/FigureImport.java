package vn.kieumau.indicators;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.OffsetDateTime;
import java.util.Locale;

/**
 * A file of figures that somebody brought.
 *
 * @param closesOn day on which the months of its figures close
 * @param fresh figures that were not there when it was looked through
 * @param changed figures that were there with another value
 * @param unchanged figures that were there as they are
 * @param problems lines that are wrong
 */
public record FigureImport(
        long importId,
        String fileName,
        int closesOn,
        State state,
        int lines,
        int fresh,
        int changed,
        int unchanged,
        int problems,
        OffsetDateTime broughtAt,
        int version,
        @JsonIgnore long total) {
    /** How far it has come. */
    public enum State {
        /** Not looked through yet, or that was cut off. */
        BROUGHT,
        CHECKED,
        WRITTEN,
        /** By a fault of ours, which the log tells; nothing was changed. */
        FAILED,
        /** Not written within a day. */
        LAPSED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether writing it would change anything. */
    public boolean writable() {
        return state == State.CHECKED && fresh + changed > 0;
    }
}
