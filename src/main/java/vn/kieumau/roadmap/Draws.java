package vn.kieumau.roadmap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Titles at the end of each year, of every draw. @param without how many provinces have too few cohorts: their draws are all alike */
record Draws(
        @Nullable Long province,
        SortedMap<Integer, int[]> titles,
        SortedMap<Integer, Integer> targets,
        int without,
        List<Forecast.Assumption> assumptions) {
    static Draws of(Outlook outlook, long seed) {
        List<ClosedCohort> cohorts =
                outlook.cohorts().stream().filter(each -> each.registered() > 0).toList();
        boolean few = cohorts.size() < Forecast.LEAST;
        SplittableRandom random = new SplittableRandom(seed ^ Long.rotateLeft(outlook.province(), 32));
        SortedMap<Integer, int[]> titles = new TreeMap<>();
        outlook.wards().keySet().forEach(year -> titles.put(year, new int[Forecast.DRAWS]));
        for (int draw = 0; draw < Forecast.DRAWS; draw++) {
            Course course = few ? new Course.Expected(cohorts) : new Course.Drawn(cohorts, random);
            double held = outlook.held();
            for (int year : titles.keySet()) {
                course.turn();
                int wards = outlook.wards().getOrDefault(year, 0);
                double kept = Math.min(held - course.lapse(held), wards);
                double planned = outlook.candidates().getOrDefault(year, 0);
                held = Math.min(kept + course.succeed(Math.min(planned, wards - kept)), wards);
                titles.getOrDefault(year, new int[0])[draw] = (int) Math.round(held);
            }
        }
        return new Draws(outlook.province(), titles, outlook.targets(), few ? 1 : 0, assumptions(cohorts));
    }

    private static List<Forecast.Assumption> assumptions(List<ClosedCohort> cohorts) {
        return List.of(
                Forecast.Assumption.AS_PLANNED,
                Forecast.Assumption.WITHIN_THE_YEAR,
                cohorts.isEmpty()
                        ? Forecast.Assumption.EVERYTHING_SUCCEEDS
                        : cohorts.size() < Forecast.LEAST
                                ? Forecast.Assumption.FEW_COHORTS_TOGETHER
                                : Forecast.Assumption.LIKE_ONE_OF_THE_PAST);
    }

    Draws plus(Draws other) {
        SortedMap<Integer, int[]> sum = new TreeMap<>();
        SortedMap<Integer, Integer> wanted = new TreeMap<>();
        titles.forEach((year, own) -> {
            int[] others = other.titles.get(year);
            if (others != null) {
                int[] both = new int[Forecast.DRAWS];
                Arrays.setAll(both, draw -> own[draw] + others[draw]);
                sum.put(year, both);
            }
        });
        targets.forEach((year, target) -> {
            Integer others = other.targets.get(year);
            if (others != null) {
                wanted.put(year, target + others);
            }
        });
        List<Forecast.Assumption> rest = new ArrayList<>(assumptions);
        rest.addAll(other.assumptions);
        return new Draws(
                null,
                sum,
                wanted,
                without + other.without,
                rest.stream().distinct().sorted().toList());
    }

    Forecast forecast(double share) {
        List<Forecast.Year> years = new ArrayList<>();
        titles.forEach((year, draws) -> years.add(year(year, draws, share)));
        return new Forecast(province, years, assumptions);
    }

    private Forecast.Year year(int year, int[] draws, double share) {
        int[] sorted = draws.clone();
        Arrays.sort(sorted);
        int middle = quantile(sorted, 1 / 2.0);
        Integer target = targets.get(year);
        if (without > 0) {
            return new Forecast.Year(
                    year,
                    middle,
                    new Forecast.TooFew(without, Forecast.LEAST),
                    target,
                    standing(target, middle, middle));
        }
        int low = quantile(sorted, (1 - share) / 2);
        int high = quantile(sorted, (1 + share) / 2);
        return new Forecast.Year(year, middle, new Forecast.Between(low, high), target, standing(target, low, high));
    }

    private static Forecast.Standing standing(@Nullable Integer target, int low, int high) {
        if (target == null) {
            return Forecast.Standing.NO_TARGET;
        }
        return low >= target
                ? Forecast.Standing.ON_TRACK
                : high < target ? Forecast.Standing.BEHIND : Forecast.Standing.UNCERTAIN;
    }

    /** The smallest that at least this share of the draws does not exceed. */
    private static int quantile(int[] sorted, double share) {
        return sorted[(int) Math.max(0, Math.ceil(share * sorted.length) - 1)];
    }
}
