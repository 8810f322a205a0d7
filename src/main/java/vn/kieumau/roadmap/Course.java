package vn.kieumau.roadmap;

import java.util.List;
import java.util.SplittableRandom;

/** How one draw goes from year to year. */
sealed interface Course {
    /** The next year begins. */
    void turn();

    /** How many of the titles held lapse in the year. */
    double lapse(double held);

    /** How many of the registrations of the year end in a title. */
    double succeed(double candidates);

    /** One of the cohorts each year, and by its shares each title and each registration on its own. */
    final class Drawn implements Course {
        private final List<ClosedCohort> cohorts;
        private final SplittableRandom random;
        private ClosedCohort now;

        Drawn(List<ClosedCohort> cohorts, SplittableRandom random) {
            this.cohorts = cohorts;
            this.random = random;
            now = cohorts.get(0);
        }

        @Override
        public void turn() {
            now = cohorts.get(random.nextInt(cohorts.size()));
        }

        @Override
        public double lapse(double held) {
            return count(held, now.lapsing());
        }

        @Override
        public double succeed(double candidates) {
            return count(candidates, now.succeeding());
        }

        private int count(double of, double share) {
            int count = 0;
            for (int i = 0; i < of; i++) {
                count += random.nextDouble() < share ? 1 : 0;
            }
            return count;
        }
    }

    /** The shares of all cohorts together; without any, everything succeeds. */
    final class Expected implements Course {
        private final double lapsing;
        private final double succeeding;

        Expected(List<ClosedCohort> cohorts) {
            long registered =
                    cohorts.stream().mapToLong(ClosedCohort::registered).sum();
            long recognised =
                    cohorts.stream().mapToLong(ClosedCohort::recognised).sum();
            long lapsed = cohorts.stream().mapToLong(ClosedCohort::lapsed).sum();
            long titleYears = cohorts.stream()
                    .mapToLong(each -> (long) each.recognised() * each.years())
                    .sum();
            succeeding = registered == 0 ? 1 : (double) recognised / registered;
            lapsing = titleYears == 0 ? 0 : (double) lapsed / titleYears;
        }

        @Override
        public void turn() {}

        @Override
        public double lapse(double held) {
            return held * lapsing;
        }

        @Override
        public double succeed(double candidates) {
            return candidates * succeeding;
        }
    }
}
