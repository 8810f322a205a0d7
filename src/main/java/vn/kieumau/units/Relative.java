package vn.kieumau.units;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A predecessor or successor of a unit.
 *
 * @param part what of the predecessor passed: {@code whole}, {@code part}, {@code remainder}, {@code people} (all people and part of
 *     the area) or {@code area} (where nobody lived)
 * @param onDay first day on which the successor stands for it
 */
public record Relative(
        @JsonProperty("id") long unitId,
        @Nullable String code,
        String name,
        String path,
        String part,
        @JsonProperty("on") LocalDate onDay,
        String legalBasis) {}
