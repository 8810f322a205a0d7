package vn.kieumau.indicators;

/**
 * A unit of a list and how far its figures of a month are.
 *
 * @param late reported after the day on which they were due
 */
public record ReportingUnit(
        long unitId, String name, String path, int reported, int missing, int late, boolean illustrative, long total) {}
