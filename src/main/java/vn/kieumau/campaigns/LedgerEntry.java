package vn.kieumau.campaigns;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the quota ledger: an amount from one account to another.
 *
 * @param entryKey unique in the ledger
 * @param kind assign, revise, transfer, carry_over; reserve, consume, return, which a registration is itself
 * @param fromAccount ministry, free, reserved or used
 * @param fromName of the province; null for the Ministry's account
 * @param otherCohortVi the cohort that it comes from or goes to, where that is not this one
 * @param wardName of a registration's entry
 * @param enteredByName null where a decision is the entry
 */
public record LedgerEntry(
        long entryKey,
        String kind,
        int amount,
        String fromAccount,
        @Nullable Long fromUnitId,
        @Nullable String fromName,
        String toAccount,
        @Nullable Long toUnitId,
        @Nullable String toName,
        @Nullable String otherCohortVi,
        @Nullable String otherCohortEn,
        @Nullable Long wardId,
        @Nullable String wardName,
        String reason,
        @Nullable String enteredByName,
        OffsetDateTime enteredAt,
        boolean illustrative,
        long total) {}
