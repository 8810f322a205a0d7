package vn.kieumau.units;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;

/**
 * Changes of units on one day.
 *
 * @param lines how many lines it has
 * @param touched how many things of other modules its rehearsal found
 * @param provided whether the product brought it
 */
public record Reorganisation(
        long reorganisationId,
        String title,
        LocalDate day,
        ReorganisationState state,
        int lines,
        int touched,
        String reason,
        boolean provided,
        boolean illustrative,
        int version,
        @JsonIgnore long total) {}
