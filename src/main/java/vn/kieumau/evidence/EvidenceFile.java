package vn.kieumau.evidence;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A file of an item. Size in bytes.
 *
 * @param screened {@code text} where all its words were looked through, {@code no_text} where some or all are pictures; null where
 *     it was stored before anybody looked
 * @param capturedAt when a picture was taken, by the camera's clock; null where it does not say
 * @param thumbnail whether a picture is there small: {@code ready}, {@code waiting}, {@code too_large} or {@code none}; null for what
 *     is no picture
 */
public record EvidenceFile(
        long fileId,
        long itemId,
        String name,
        String sha256,
        long size,
        String mediaType,
        @Nullable String screened,
        @Nullable OffsetDateTime capturedAt,
        @Nullable String thumbnail) {
    public boolean picture() {
        return mediaType.startsWith("image/");
    }

    public boolean pdf() {
        return mediaType.equals("application/pdf");
    }

    /** Stored without all of its words having been looked through. */
    public boolean unread() {
        return "no_text".equals(screened);
    }
}
