package vn.kieumau.evidence;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A picture among the files of a proof, and whose it is.
 *
 * @param revision of the proof; the latest that holds the picture
 * @param name of the file
 * @param capturedAt when it was taken, by the camera's clock; null where it does not say
 * @param recordedAt when it was recorded with that revision
 */
public record Photograph(
        long itemId,
        int revision,
        long fileId,
        String unitName,
        String unitPath,
        String title,
        String name,
        @Nullable OffsetDateTime capturedAt,
        OffsetDateTime recordedAt,
        boolean illustrative) {}
