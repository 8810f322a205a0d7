package vn.kieumau.campaigns;

/**
 * The accounts of a province in a cohort's ledger, each the sum of its entries.
 *
 * @param given what it was given and did not pass on: free, reserved and used together
 * @param reserved by registrations, proposed ones among them
 * @param used by recognition
 * @param free below zero where it registered above its quota
 */
public record QuotaBalance(
        long unitId, String name, int given, int reserved, int used, int free, boolean ended, boolean illustrative) {}
