package vn.kieumau.campaigns;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A steering committee as lists show it.
 *
 * @param foundedBy number of the decision and who issued it; empty where it is not known
 * @param members those of today
 * @param mine whether the reader may keep it
 */
public record Committee(
        long committeeId,
        String programmeCode,
        long unitId,
        String unitName,
        String unitPath,
        String name,
        String foundedBy,
        int members,
        boolean mine,
        boolean illustrative,
        int version,
        @JsonIgnore long total) {}
