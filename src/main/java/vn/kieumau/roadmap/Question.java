package vn.kieumau.roadmap;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a scenario asks, as it is typed and kept: docs/scenarios.md.
 *
 * @param provinces official codes; empty: all
 * @param costs million VND for one criterion that is missing, by group of criteria; a group that is not here costs nothing
 * @param unknownCost the same for a criterion of a ward of which nothing is known
 * @param unregistered what a plan loses for each ward that registers in no year
 * @param mended how many criteria that are missing a ward mends in a year: tells when it can be ready
 * @param targets whether the provinces' targets must be reached by registering
 * @param everybody whether no ward is left behind
 * @param budgets of single provinces, instead of the year's own
 * @param gap tenths of a percent by which another plan may be better
 * @param seconds after which it stops with what it has
 */
public record Question(
        List<Year> years,
        List<String> provinces,
        List<Cost> costs,
        int unknownCost,
        int unregistered,
        int mended,
        boolean targets,
        boolean everybody,
        List<Budget> budgets,
        List<Lock> locks,
        int gap,
        int seconds) {
    public static final int MOST_WORTH = 100;
    public static final int MOST_MILLION = 10_000_000;
    public static final int MOST_WARDS = 20_000;
    public static final int MOST_SECONDS = 600;
    public static final int MOST_GAP = 500;
    public static final int MOST_MENDED = 100;

    /**
     * A year in which wards may register.
     *
     * @param worth of holding a title in it
     * @param capacity most wards of the country; null: any number
     * @param provinceCapacity most wards of each province
     * @param budget most million VND in each province
     */
    public record Year(
            int year,
            int worth,
            @Nullable Integer capacity,
            @Nullable Integer provinceCapacity,
            @Nullable Integer budget) {}

    public record Cost(String group, int million) {}

    public record Budget(String province, int year, int million) {}

    /** A ward that registers in this year, or not before it. @param kind locked or not_before */
    public record Lock(long ward, String kind, int year) {}

    Question with(List<Lock> others) {
        return new Question(
                years,
                provinces,
                costs,
                unknownCost,
                unregistered,
                mended,
                targets,
                everybody,
                budgets,
                others,
                gap,
                seconds);
    }
}
