package vn.kieumau.criteria.judging;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a set is met.
 *
 * @param atLeast criteria to be met (COUNT), or their share between 0 and 1 (SHARE); otherwise unused
 * @param pointsTotal what the points should add up to; for display, never judged
 * @param bands of points, from the worst to the best
 * @param passBand code of the band from which the set passes (POINTS)
 */
public record PassingRule(
        Kind kind,
        @Nullable BigDecimal atLeast,
        @Nullable BigDecimal pointsTotal,
        List<Band> bands,
        @Nullable String passBand,
        List<GroupMinimum> groupMinimums) {

    public enum Kind {
        ALL,
        COUNT,
        SHARE,
        POINTS;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param from the fewest points in this band */
    public record Band(String code, String titleVi, String titleEn, BigDecimal from) {}

    /** What one group must reach by itself: so many criteria met, so many points, or both. */
    public record GroupMinimum(
            String group,
            @Nullable Integer criteria,
            @Nullable BigDecimal points) {}

    /** @throws IllegalArgumentException where the rule lacks its bar, or the bar makes no sense */
    public PassingRule {
        bands = List.copyOf(bands);
        groupMinimums = List.copyOf(groupMinimums);
        for (int i = 1; i < bands.size(); i++) {
            demand(bands.get(i - 1).from().compareTo(bands.get(i).from()) < 0, "bands are not from worst to best");
        }
        switch (kind) {
            case ALL -> {}
            case COUNT -> demand(atLeast != null, "a count needs atLeast");
            // Above 1 a set in which nothing applies would pass while one with a single criterion could not.
            case SHARE ->
                demand(atLeast != null && atLeast.compareTo(BigDecimal.ONE) <= 0, "a share needs atLeast, 1 at most");
            case POINTS ->
                demand(
                        passBand != null
                                && bands.stream().anyMatch(band -> band.code().equals(passBand)),
                        "points need a pass band among the bands");
        }
    }

    private static void demand(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** The figure to reach: criteria, a share or points; 0 where the kind has none. */
    BigDecimal bar() {
        return switch (kind) {
            case ALL -> BigDecimal.ZERO;
            case COUNT, SHARE -> Objects.requireNonNull(atLeast);
            case POINTS ->
                bands.stream()
                        .filter(band -> band.code().equals(passBand))
                        .findFirst()
                        .orElseThrow()
                        .from();
        };
    }

    /** Code of the band these points fall in; null below the lowest. */
    @Nullable
    String bandAt(BigDecimal points) {
        String at = null;
        for (Band band : bands) {
            if (band.from().compareTo(points) <= 0) {
                at = band.code();
            }
        }
        return at;
    }
}
