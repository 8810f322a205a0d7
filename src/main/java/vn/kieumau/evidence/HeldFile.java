package vn.kieumau.evidence;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that was not taken for what it seems to hold.
 *
 * @param found comma-separated, each {@code kind:page}; what stands there is never told
 * @param state held, released or purged
 * @param reason why it was released or purged; empty while it is held
 */
public record HeldFile(
        long heldId,
        long unitId,
        String unitName,
        String unitPath,
        String name,
        String sha256,
        long size,
        @JsonIgnore String found,
        String heldByName,
        @JsonIgnore long heldBy,
        OffsetDateTime heldAt,
        String state,
        @Nullable String decidedByName,
        @Nullable OffsetDateTime decidedAt,
        String reason,
        @Nullable Long itemId,
        @JsonIgnore long total) {

    /** Where in a file what kind of thing was found. */
    public record FoundPlace(String kind, int page) {
        /** Its name in the messages. */
        public String key() {
            return "files.hit." + kind;
        }
    }

    @JsonProperty
    public List<FoundPlace> places() {
        return Arrays.stream(found.split(","))
                .map(each -> each.split(":"))
                .map(each -> new FoundPlace(each[0], Integer.parseInt(each[1])))
                .toList();
    }
}
