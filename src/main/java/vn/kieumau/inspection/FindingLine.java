package vn.kieumau.inspection;

import java.time.OffsetDateTime;

/**
 * What a member found at an item.
 *
 * @param number counts the member's findings at the item
 * @param foundAt by the clock of the device
 * @param standing whether it is the member's last word
 * @param late whether it came from a phone after the work at the wards had ended: it counts no more
 */
public record FindingLine(
        long itemId,
        String findingId,
        long accountId,
        String name,
        String nameEn,
        int number,
        String result,
        String note,
        OffsetDateTime foundAt,
        OffsetDateTime arrivedAt,
        boolean standing,
        boolean late) {}
