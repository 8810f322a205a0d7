package vn.kieumau.inspection;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/**
 * A finding as it was written down, fit to be stored.
 *
 * @param findingId made where it was written down
 * @param number counts the member's findings at the item, from 1
 * @param result {@code met}, {@code not_met}, {@code not_seen}
 * @param foundAt by the clock of the device
 */
public record NewFinding(UUID findingId, long itemId, int number, String result, String note, Instant foundAt) {

    /**
     * The hash that its receipt bears: SHA-256, in small hexadecimal letters, over its fields in UTF-8 with a line feed between two
     * of them: key, item, number, result, milliseconds since 1970, note. Whoever sent it computes it too.
     */
    String sha256() {
        String text = String.join(
                "\n",
                findingId.toString(),
                String.valueOf(itemId),
                String.valueOf(number),
                result,
                String.valueOf(foundAt.toEpochMilli()),
                note);
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
