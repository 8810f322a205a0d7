package vn.kieumau.units;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A unit as it was over the days from validFrom on; code is null for one that no source names. */
public record UnitSummary(
        @JsonProperty("id") long unitId,
        @Nullable String code,
        String name,
        String type,
        String level,
        @Nullable Long parentId,
        String path,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        @JsonIgnore long total) {
    /** Validity is half-open: the day of its end is the first on which it is no more. */
    public boolean existsOn(LocalDate day) {
        return (validFrom == null || !validFrom.isAfter(day)) && (validTo == null || validTo.isAfter(day));
    }
}
