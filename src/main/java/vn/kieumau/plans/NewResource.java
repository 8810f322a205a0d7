package vn.kieumau.plans;

import org.jspecify.annotations.Nullable;

/**
 * What a ward needs and has, as it is typed.
 *
 * @param kind staffing, equipment or budget
 * @param name the post, the kind of equipment, or the source: central, local, social, other
 * @param year of a budget; null otherwise
 * @param needed and present: people, pieces or million VND
 */
public record NewResource(
        String kind,
        String name,
        @Nullable Integer year,
        int needed,
        int present,
        @Nullable String note) {
    public static final int MOST = 100_000_000;
    public static final int FIRST_YEAR = 2021;
    public static final int LAST_YEAR = 2100;
}
