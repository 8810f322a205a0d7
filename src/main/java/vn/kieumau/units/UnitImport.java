package vn.kieumau.units;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.OffsetDateTime;

/**
 * A file of units or successions that was brought.
 *
 * @param fresh lines that the tree did not have when it was checked
 * @param unchanged lines that it had, word for word
 */
public record UnitImport(
        long importId,
        TreeTable table,
        String fileName,
        ImportState state,
        int lines,
        int fresh,
        int unchanged,
        int problems,
        @JsonIgnore long broughtBy,
        OffsetDateTime broughtAt,
        int version,
        @JsonIgnore long total) {
    /** Whether there is something to load. */
    public boolean loadable() {
        return state == ImportState.READY && fresh > 0;
    }
}
