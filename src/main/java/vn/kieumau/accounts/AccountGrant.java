package vn.kieumau.accounts;

import org.jspecify.annotations.NullUnmarked;

/** An account joined with one of its grants; the grant's part is null for an account that has none. */
@NullUnmarked
record AccountGrant(
        long accountId,
        String displayName,
        long unread,
        String role,
        Long officeId,
        String officeName,
        Boolean substitute,
        Long unitId,
        String unitLevel) {}
