package vn.kieumau.roadmap;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a province stands and what it intends.
 *
 * @param held titles at the end of the year before the first one of {@code wards}
 * @param candidates registrations planned for each year; a year that is not there has none
 * @param wards how many wards there are in each year to forecast, consecutive; there are never more titles
 * @param targets titles wanted at the end of a year; a year that is not there has no target
 * @param cohorts closed ones; a cohort of which nobody registered is of no use
 */
public record Outlook(
        long province,
        int held,
        SortedMap<Integer, Integer> candidates,
        SortedMap<Integer, Integer> wards,
        SortedMap<Integer, Integer> targets,
        List<ClosedCohort> cohorts) {
    private static final int MOST = 1_000_000;

    public Outlook {
        candidates = kept(candidates);
        wards = kept(wards);
        targets = kept(targets);
        cohorts = List.copyOf(cohorts);
        if (wards.isEmpty() || wards.lastKey() - wards.firstKey() != wards.size() - 1) {
            throw new IllegalArgumentException("years " + wards.keySet());
        }
        if (held < 0 || held > MOST) {
            throw new IllegalArgumentException("held " + held);
        }
    }

    private static SortedMap<Integer, Integer> kept(Map<Integer, Integer> counts) {
        counts.forEach((year, count) -> {
            if (count < 0 || count > MOST) {
                throw new IllegalArgumentException(year + ": " + count);
            }
        });
        return Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }
}
