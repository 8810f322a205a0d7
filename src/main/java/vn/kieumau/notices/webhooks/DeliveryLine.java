package vn.kieumau.notices.webhooks;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver was told, or will be.
 *
 * @param act empty: a test
 * @param state waiting, delivered or dead
 * @param due of the next try; once settled, when that was
 * @param status what was answered last
 * @param fault why the last try failed; empty: it did not
 */
public record DeliveryLine(
        long deliveryId,
        String messageId,
        String act,
        OffsetDateTime at,
        String state,
        int attempts,
        OffsetDateTime due,
        @Nullable Integer status,
        String fault,
        long total) {}
