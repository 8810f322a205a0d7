package vn.kieumau.accounts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A role to be held in an office for a period.
 *
 * @param officeId null for an administrator, who acts for no office
 * @param from first day; to: last day, null without end
 * @param substitute held for somebody who is absent: needs an end
 */
public record NewGrant(
        Role role,
        @Nullable Long officeId,
        LocalDate from,
        @Nullable LocalDate to,
        boolean substitute) {}
