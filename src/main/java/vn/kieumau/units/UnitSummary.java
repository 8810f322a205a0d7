package vn.kieumau.units;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A unit as last known; code is null for one that no source names. */
public record UnitSummary(
        long unitId,
        @Nullable String code,
        String name,
        String type,
        String level,
        @Nullable Long parentId,
        String path,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        long total) {}
