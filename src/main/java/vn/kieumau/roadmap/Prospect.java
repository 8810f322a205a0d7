package vn.kieumau.roadmap;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A province, or the country, on its way: what it wants, what it holds, what is to be expected.
 *
 * @param unitId 0: all provinces that the reader reaches, together
 * @param held titles of wards that are there
 * @param ofEnded titles of wards that have ended; they count in nothing
 * @param underWay registrations that are not decided
 * @param wards at the end of each year: what shares are of
 * @param targets by year; of several provinces their sums
 * @param stating how many provinces have a target for a year
 * @param planned registrations that the adopted roadmap has for later years and this, without those under way
 * @param closed how many cohorts of the past are decided
 */
public record Prospect(
        long unitId,
        String name,
        int held,
        int ofEnded,
        int underWay,
        SortedMap<Integer, Integer> wards,
        SortedMap<Integer, Integer> targets,
        SortedMap<Integer, Integer> stating,
        SortedMap<Integer, Integer> planned,
        int closed,
        Forecast forecast,
        boolean illustrative) {
    private static final int PERCENT = 100;

    public @Nullable Integer target(int year) {
        return targets.get(year);
    }

    public int wards(int year) {
        return wards.getOrDefault(year, 0);
    }

    /** Of the wards that there are then, in percent, rounded; null without a target or without wards. */
    public @Nullable Long share(int year) {
        Integer target = targets.get(year);
        int all = wards(year);
        return target == null || all == 0 ? null : Math.round((double) PERCENT * target / all);
    }

    /** The first year to come that has a target; null where none has. */
    public Forecast.@Nullable Year next() {
        return forecast.years().stream()
                .filter(each -> each.target() != null)
                .findFirst()
                .orElse(null);
    }

    public Forecast.Standing standing() {
        Forecast.Year next = next();
        return next == null ? Forecast.Standing.NO_TARGET : next.standing();
    }

    public Forecast.Year last() {
        List<Forecast.Year> years = forecast.years();
        return years.get(years.size() - 1);
    }

    /** Titles at the end of a year if every registration succeeded and no title lapsed. */
    public int possible(int year) {
        return held
                + underWay
                + planned.headMap(year + 1).values().stream()
                        .mapToInt(Integer::intValue)
                        .sum();
    }

    /** How many registrations more the next target needs, even if all succeed; 0 where there are enough. */
    public int lacking() {
        Forecast.Year next = next();
        Integer target = next == null ? null : next.target();
        return next == null || target == null ? 0 : Math.max(0, target - possible(next.year()));
    }
}
