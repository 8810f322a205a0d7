package vn.kieumau.campaigns;

/** A province in a cohort: what it was given, and how many wards it has proposed and registered. */
public record ProvinceLine(long unitId, String name, int quota, int proposed, int registered, boolean illustrative) {
    /** Wards above the quota; 0 when within. */
    public int above() {
        return Math.max(0, proposed + registered - quota);
    }
}
