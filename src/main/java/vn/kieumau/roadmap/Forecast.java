package vn.kieumau.roadmap;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many titles will be held at the end of each year, if registrations go on as planned and end as they used to.
 *
 * <p>The past is drawn again, with replacement, {@value #DRAWS} times (bootstrap: B. Efron, "Bootstrap methods: another look at the
 * jackknife", Annals of Statistics 7 (1979), pages 1–26): for every year to come one of the closed cohorts tells which share of
 * registrations succeeds and which share of titles lapses, and by these every registration and every title is drawn on its own. The
 * middle of the draws is the forecast, and a band spans the wanted part of them. It knows of no change of rules and of no cohort that
 * turns out as none before. Of fewer than {@value #LEAST} closed cohorts there is no band: their shares, taken together, are
 * carried on.
 *
 * @param province null for all together
 * @param assumptions what it rests on
 */
public record Forecast(@Nullable Long province, List<Year> years, List<Assumption> assumptions) {
    /** Fewer closed cohorts say nothing about how different cohorts are. */
    public static final int LEAST = 3;

    public static final int DRAWS = 1_000;

    public Forecast {
        years = List.copyOf(years);
        assumptions = List.copyOf(assumptions);
    }

    /**
     * @param titles held at its end, 0 to the number of wards
     * @param target null where there is none
     */
    public record Year(
            int year, int titles, Band band, @Nullable Integer target, Standing standing) {}

    public sealed interface Band {}

    /** So many titles or more, so many or fewer: the middle part of the draws. */
    public record Between(int low, int high) implements Band {}

    /** No band: too few closed cohorts, in a province or in some of them. */
    public record TooFew(int provinces, int needed) implements Band {}

    public enum Standing {
        NO_TARGET,
        /** The target is reached, even at the lower end of the band where there is one. */
        ON_TRACK,
        /** The band holds both. */
        UNCERTAIN,
        /** The target is missed, even at the upper end of the band where there is one. */
        BEHIND
    }

    public enum Assumption {
        /** Registrations go on as planned. */
        AS_PLANNED,
        /** A title is conferred within the year of its registration. */
        WITHIN_THE_YEAR,
        /** Cohorts to come are like one or another of those before. */
        LIKE_ONE_OF_THE_PAST,
        /** Few cohorts, taken together, stand for all to come. */
        FEW_COHORTS_TOGETHER,
        /** There is no closed cohort: every registration succeeds, no title lapses. */
        EVERYTHING_SUCCEEDS
    }

    /** Of each province in turn, then of all together. Targets, titles and wards of all are sums, years those that all have. */
    public static List<Forecast> of(List<Outlook> outlooks, double share, long seed) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("share " + share);
        }
        List<Draws> drawn =
                outlooks.stream().map(outlook -> Draws.of(outlook, seed)).toList();
        List<Forecast> all = new ArrayList<>();
        drawn.forEach(each -> all.add(each.forecast(share)));
        drawn.stream().reduce(Draws::plus).ifPresent(sum -> all.add(sum.forecast(share)));
        return all;
    }
}
