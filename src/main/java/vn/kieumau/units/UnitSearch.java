package vn.kieumau.units;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What units are looked for; empty words, level and type, and parent 0, are not asked for.
 *
 * @param parentId those right below it; with a level, those of the level anywhere below it
 * @param asOf the day on which the units must be in force; null: today, or ever where words are given
 */
public record UnitSearch(
        String words,
        String level,
        String type,
        long parentId,
        @Nullable LocalDate asOf) {}
