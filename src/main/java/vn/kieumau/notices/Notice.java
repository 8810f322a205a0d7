package vn.kieumau.notices;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is told: that somebody else did an act, in which unit.
 *
 * @param page where it is seen; empty where nothing leads there
 * @param readAt null as long as it is unread
 */
public record Notice(
        long noticeId,
        String act,
        String unitName,
        String unitPath,
        String page,
        OffsetDateTime at,
        @Nullable OffsetDateTime readAt,
        boolean illustrative,
        long total) {}
