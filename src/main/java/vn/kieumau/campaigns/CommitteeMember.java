package vn.kieumau.campaigns;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A seat in a steering committee, held by whoever holds the office.
 *
 * @param post head, standing_deputy, deputy, member or secretary
 * @param until its last day; null: it goes on
 */
public record CommitteeMember(
        long memberId,
        String post,
        String office,
        LocalDate since,
        @Nullable LocalDate until,
        String reason) {}
