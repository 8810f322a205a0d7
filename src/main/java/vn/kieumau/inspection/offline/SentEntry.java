package vn.kieumau.inspection.offline;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.kieumau.inspection.InspectionRefusal;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/**
 * Something that was written down on a phone, as it is sent. What a kind has no use for is left out.
 *
 * @param key a UUID, made on the phone
 * @param kind {@code finding}, {@code photograph}, {@code begun}, {@code ended}, {@code signature}
 * @param target the item of a finding or photograph, otherwise the visit
 * @param number of a finding: counts the member's findings at the item, from 1
 * @param at by the clock of the phone, ISO 8601
 * @param name of who signed
 * @param post of who signed
 * @param picture of a signature: PNG in Base64
 * @param size of a photograph, in bytes
 * @param sha256 of a photograph or of a signature's picture
 * @param latitude of a photograph where the inspector turned it on: degrees north with a point
 * @param longitude degrees east
 * @param seal what {@link Seals} makes of {@link #hash()} with the phone's key
 */
public record SentEntry(
        @Nullable String key,
        @Nullable String kind,
        long target,
        int number,
        @Nullable String at,
        @Nullable String result,
        @Nullable String note,
        @Nullable String name,
        @Nullable String post,
        @Nullable String picture,
        int size,
        @Nullable String sha256,
        @Nullable String latitude,
        @Nullable String longitude,
        @Nullable String seal) {

    /**
     * The hash that its receipt bears: SHA-256, in small hexadecimal letters, over its fields in UTF-8, as they are sent, with a line
     * feed between two of them: key, kind, target, number, milliseconds since 1970, result, note, name, post, size, sha256, latitude,
     * longitude; of what was left out nothing, of a number 0.
     */
    String hash() {
        return Seals.sha256(String.join(
                "\n",
                List.of(
                        said(key),
                        said(kind),
                        String.valueOf(target),
                        String.valueOf(number),
                        String.valueOf(moment().toEpochMilli()),
                        said(result),
                        said(note),
                        said(name),
                        said(post),
                        String.valueOf(size),
                        said(sha256),
                        said(latitude),
                        said(longitude))));
    }

    UUID id() {
        try {
            return UUID.fromString(Text.required(key, "inspection.finding.id", Text.LINE));
        } catch (IllegalArgumentException none) {
            throw unreadable();
        }
    }

    Instant moment() {
        try {
            return Instant.parse(Text.required(at, "inspection.finding.found_at", Text.LINE))
                    .truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException none) {
            throw unreadable();
        }
    }

    Refused unreadable() {
        return new Refused(InspectionRefusal.UNREADABLE_ENTRY);
    }

    private static String said(@Nullable String word) {
        return word == null ? "" : word;
    }
}
