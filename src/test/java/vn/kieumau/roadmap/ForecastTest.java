package vn.kieumau.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ForecastTest {
    private static final double WIDE = 0.8;

    @Test
    void thereAreNeverMoreTitlesThanWardsNorFewerThanNone() {
        Random random = new Random(31);
        for (int i = 0; i < 60; i++) {
            List<Outlook> outlooks = new ArrayList<>();
            for (int province = 1; province <= 3; province++) {
                outlooks.add(outlook(random, province));
            }
            List<Forecast> forecasts = Forecast.of(outlooks, WIDE, i);
            assertThat(forecasts).hasSize(4);
            for (int province = 0; province < 3; province++) {
                SortedMap<Integer, Integer> wards = outlooks.get(province).wards();
                assertThat(forecasts.get(province).years())
                        .extracting(Forecast.Year::year)
                        .containsExactlyElementsOf(wards.keySet());
                forecasts.get(province).years().forEach(year -> within(year, wards.get(year.year())));
            }
            for (Forecast.Year year : forecasts.get(3).years()) {
                within(
                        year,
                        outlooks.stream()
                                .mapToInt(each -> each.wards().get(year.year()))
                                .sum());
            }
        }
    }

    private static void within(Forecast.Year year, int wards) {
        assertThat(year.titles()).isBetween(0, wards);
        if (year.band() instanceof Forecast.Between band) {
            assertThat(band.low()).isBetween(0, year.titles());
            assertThat(band.high()).isBetween(year.titles(), wards);
        }
    }

    @Test
    void aWiderBandHoldsTheNarrower() {
        Random random = new Random(32);
        for (int i = 0; i < 20; i++) {
            Outlook outlook = outlook(random, 1);
            List<Forecast.Year> narrow =
                    Forecast.of(List.of(outlook), 0.5, 1).get(0).years();
            List<Forecast.Year> wide =
                    Forecast.of(List.of(outlook), 0.9, 1).get(0).years();
            for (int year = 0; year < narrow.size(); year++) {
                if (narrow.get(year).band() instanceof Forecast.Between inner) {
                    assertThat(wide.get(year).band()).isInstanceOfSatisfying(Forecast.Between.class, outer -> {
                        assertThat(outer.low()).isLessThanOrEqualTo(inner.low());
                        assertThat(outer.high()).isGreaterThanOrEqualTo(inner.high());
                    });
                }
            }
        }
    }

    @Test
    void theSameSeedDrawsTheSameAndAnotherDrawsNearby() {
        Outlook outlook = steady(List.of(cohort(2022, 20, 10), cohort(2023, 20, 16), cohort(2024, 20, 12)));
        List<Forecast> first = Forecast.of(List.of(outlook), WIDE, 1);
        assertThat(Forecast.of(List.of(outlook), WIDE, 1)).isEqualTo(first);
        List<Forecast> other = Forecast.of(List.of(outlook), WIDE, 2);
        assertThat(other).isNotEqualTo(first);
        for (int year = 0; year < 5; year++) {
            int titles = first.get(0).years().get(year).titles();
            assertThat(other.get(0).years().get(year).titles()).isBetween(titles - 3, titles + 3);
        }
    }

    @Test
    void ofTwoClosedCohortsThereIsNoBandAndTheirSharesAreCarriedOn() {
        Outlook outlook = steady(List.of(cohort(2023, 20, 10), cohort(2024, 20, 20)));
        Forecast forecast = Forecast.of(List.of(outlook), WIDE, 1).get(0);
        assertThat(forecast.years())
                .extracting(Forecast.Year::titles, Forecast.Year::band)
                .containsExactly(
                        tuple(25, new Forecast.TooFew(1, 3)),
                        tuple(40, new Forecast.TooFew(1, 3)),
                        tuple(55, new Forecast.TooFew(1, 3)),
                        tuple(70, new Forecast.TooFew(1, 3)),
                        tuple(85, new Forecast.TooFew(1, 3)));
        assertThat(forecast.assumptions())
                .containsExactly(
                        Forecast.Assumption.AS_PLANNED,
                        Forecast.Assumption.WITHIN_THE_YEAR,
                        Forecast.Assumption.FEW_COHORTS_TOGETHER);
    }

    @Test
    void aCohortOfNobodyAndNoCohortTellNothing() {
        Outlook outlook = steady(List.of(cohort(2022, 0, 0), cohort(2023, 0, 0), cohort(2024, 0, 0)));
        Forecast forecast = Forecast.of(List.of(outlook), WIDE, 1).get(0);
        assertThat(forecast.assumptions()).contains(Forecast.Assumption.EVERYTHING_SUCCEEDS);
        assertThat(forecast.years()).extracting(Forecast.Year::titles).containsExactly(30, 50, 70, 90, 100);
    }

    @Test
    void titlesLapseAtTheRateOfThePast() {
        // of 20 titles looked at for two years 8 lapsed: a fifth a year
        ClosedCohort cohort = new ClosedCohort(2023, 20, 20, 8, 2);
        assertThat(lapsing(List.of(cohort)).years())
                .extracting(Forecast.Year::titles)
                .containsExactly(40, 32);
        List<Forecast.Year> drawn = lapsing(List.of(cohort, cohort, cohort)).years();
        assertThat(drawn.get(0).titles()).isBetween(39, 41);
        assertThat(drawn.get(1).titles()).isBetween(31, 33);
    }

    private static Forecast lapsing(List<ClosedCohort> cohorts) {
        SortedMap<Integer, Integer> wards = new TreeMap<>(Map.of(2026, 100, 2027, 100));
        Outlook outlook = new Outlook(1, 50, new TreeMap<>(), wards, new TreeMap<>(), cohorts);
        return Forecast.of(List.of(outlook), WIDE, 1).get(0);
    }

    @Test
    void allTogetherHaveABandOnlyWhereEveryProvinceHas() {
        List<ClosedCohort> three = List.of(cohort(2022, 20, 10), cohort(2023, 20, 16), cohort(2024, 20, 12));
        Outlook known = steady(three);
        Outlook unknown = new Outlook(
                2, 0, known.candidates(), known.wards(), new TreeMap<>(Map.of(2026, 1, 2030, 5)), List.of());
        List<Forecast> all = Forecast.of(List.of(known, unknown), WIDE, 1);
        assertThat(all).extracting(Forecast::province).containsExactly(1L, 2L, null);
        assertThat(all.get(0).years()).allMatch(year -> year.band() instanceof Forecast.Between);
        assertThat(all.get(2).years()).allMatch(year -> year.band().equals(new Forecast.TooFew(1, 3)));
        assertThat(all.get(2).years().get(4).target()).isEqualTo(85);
        assertThat(all.get(2).years().get(0).target()).isNull();
        assertThat(Forecast.of(List.of(known, known), WIDE, 1).get(2).years())
                .allMatch(year -> year.band() instanceof Forecast.Between);
    }

    @Test
    void aTargetIsReachedMissedOrWithinTheBand() {
        List<ClosedCohort> cohorts = List.of(cohort(2022, 20, 0), cohort(2023, 20, 10), cohort(2024, 20, 20));
        SortedMap<Integer, Integer> targets = new TreeMap<>(Map.of(2027, 0, 2028, 40, 2029, 100));
        Outlook outlook = new Outlook(1, 10, each(20), each(100), targets, cohorts);
        assertThat(Forecast.of(List.of(outlook), WIDE, 1).get(0).years())
                .extracting(Forecast.Year::standing)
                .containsExactly(
                        Forecast.Standing.NO_TARGET,
                        Forecast.Standing.ON_TRACK,
                        Forecast.Standing.UNCERTAIN,
                        Forecast.Standing.BEHIND,
                        Forecast.Standing.NO_TARGET);
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new ClosedCohort(2024, 5, 6, 0, 1));
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new ClosedCohort(2024, 5, 4, 5, 1));
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new ClosedCohort(2024, 5, 4, 1, 0));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Outlook(
                        1, 0, each(1), new TreeMap<>(Map.of(2026, 1, 2028, 1)), new TreeMap<>(), List.of()));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Outlook(1, -1, each(1), each(1), new TreeMap<>(), List.of()));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Outlook(1, 1, each(-1), each(1), new TreeMap<>(), List.of()));
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Forecast.of(List.of(), 1, 1));
    }

    private static Outlook steady(List<ClosedCohort> cohorts) {
        return new Outlook(1, 10, each(20), each(100), new TreeMap<>(Map.of(2030, 80)), cohorts);
    }

    private static SortedMap<Integer, Integer> each(int count) {
        SortedMap<Integer, Integer> years = new TreeMap<>();
        for (int year = 2026; year <= 2030; year++) {
            years.put(year, count);
        }
        return years;
    }

    private static ClosedCohort cohort(int year, int registered, int recognised) {
        return new ClosedCohort(year, registered, recognised, 0, 2026 - year);
    }

    private static Outlook outlook(Random random, long province) {
        SortedMap<Integer, Integer> candidates = new TreeMap<>();
        SortedMap<Integer, Integer> wards = new TreeMap<>();
        for (int year = 2026; year <= 2030; year++) {
            candidates.put(year, random.nextInt(60));
            wards.put(year, random.nextInt(4) == 0 ? random.nextInt(5) : 50 + random.nextInt(50));
        }
        List<ClosedCohort> cohorts = new ArrayList<>();
        for (int i = random.nextInt(7); i > 0; i--) {
            int registered = random.nextInt(30);
            int recognised = random.nextInt(registered + 1);
            cohorts.add(new ClosedCohort(2026 - i, registered, recognised, random.nextInt(recognised + 1), i));
        }
        return new Outlook(province, random.nextInt(120), candidates, wards, new TreeMap<>(), cohorts);
    }
}
