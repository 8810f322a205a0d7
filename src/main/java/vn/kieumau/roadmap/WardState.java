package vn.kieumau.roadmap;

import java.util.Map;

/**
 * A ward that has no title yet, as it stands today.
 *
 * @param id of the unit
 * @param province id of its province
 * @param requirements how many requirements the criteria set has for it, at least 1
 * @param missing how many of them are still missing, by kind; together at most {@code requirements}
 * @param earliest first year in which it can be ready; a year after the last one means that it cannot be
 */
public record WardState(long id, long province, int requirements, Map<String, Integer> missing, int earliest) {
    private static final int PERCENT = 100;

    public WardState {
        missing = Map.copyOf(missing);
    }

    /** How many requirements are missing, of all kinds. */
    public int lacks() {
        return missing.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Share of requirements that hold, in percent rounded down; at least 1, so that no year of any ward is worth nothing. */
    public int readiness() {
        return Math.max(1, PERCENT * (requirements - lacks()) / requirements);
    }
}
