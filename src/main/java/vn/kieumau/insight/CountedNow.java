package vn.kieumau.insight;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;

/**
 * What the overview counts of each cohort that is looked at, kept in memory. Before each reading what was written since the one before is read anew, found by
 * the transactions that wrote it: nothing is counted that is older than the last commit, and a reading costs little more however large the country is.
 */
@Component
class CountedNow {
    /** What was not looked at for so long is read from the start. Far less than what was written is kept ({@link #forget}). */
    private static final Duration KEPT = Duration.ofHours(1);

    /** To read more than these one by one takes longer than to read a cohort from the start. */
    private static final int MOST_TOUCHED = 500;

    private static final Long[] NONE = {};

    private final JdbcClient jdbc;

    private volatile Known known = new Known("", 0, Map.of(), Country.UNKNOWN);

    CountedNow(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is known of one cohort: registrations by the province that they stand in (0: whole in none), recommendations by their ids; never changed. */
    private record Cohort(Map<Long, Part> parts, Map<Long, CountedRecommendation> recommendations) {}

    /** Registrations of one province, counted when somebody asks. */
    private static final class Part {
        private final List<CountedRegistration> rows;
        private final LocalDate day;
        private volatile @Nullable Tally whole;

        Part(List<CountedRegistration> rows, LocalDate day) {
            this.rows = rows;
            this.day = day;
        }

        Tally of(Set<Long> reached) {
            List<CountedRegistration> own = rows.stream()
                    .filter(each -> reached.contains(each.unitId()))
                    .toList();
            if (own.size() < rows.size()) {
                return Tally.of(own, day);
            }
            Tally counted = whole;
            if (counted == null) {
                counted = Tally.of(rows, day);
                whole = counted;
            }
            return counted;
        }
    }

    /**
     * All of one moment; never changed.
     *
     * @param snapshot of the database, in its own words; empty: nothing is known
     * @param taken by the clock of this machine's uptime, in nanoseconds
     */
    private record Known(String snapshot, long taken, Map<Long, Cohort> cohorts, Country country) {}

    /** @param writing whether the transaction that asks has itself written something */
    private record Since(
            String snapshot,
            boolean writing,
            Long[] registrations,
            Long[] dossiers,
            Long[] recommendations,
            boolean tree) {
        int touched() {
            return registrations.length + dossiers.length + recommendations.length;
        }
    }

    /** To be begun before the first statement of a transaction that sees one state of the database: it must not know more than that. */
    Reading begin() {
        return new Reading(known);
    }

    /** What one transaction sees. */
    final class Reading {
        private final Known before;

        private Reading(Known before) {
            this.before = before;
        }

        /**
         * What the reader sees of a cohort.
         *
         * @param cohortId 0: the tree of units alone
         * @param provinceId whose recommendations are read; 0: all in reach
         */
        Seen of(Actor reader, long cohortId, long provinceId) {
            Known now = upToDate(before, cohortId, reader.today());
            String own = reader.reach(Permission.VIEW_INSIGHT);
            String province = provinceId == 0 ? own : reader.today() + " read {" + provinceId + "}";
            Map<String, Set<Long>> reached = now.country().reached(jdbc, List.of(own, province));
            return new Seen(
                    now.country().provinces(jdbc),
                    now.cohorts().getOrDefault(cohortId, new Cohort(Map.of(), Map.of())),
                    Objects.requireNonNull(reached.get(own)),
                    Objects.requireNonNull(reached.get(province)));
        }
    }

    /**
     * What a reader sees of one cohort.
     *
     * @param provinces all of the day, by their places in the order of the country
     * @param reached units in the reader's reach
     */
    record Seen(List<Country.Province> provinces, Cohort cohort, Set<Long> reached, Set<Long> chosen) {
        /** What registrations in reach count, by the province of the day that they stand in; 0: whole in none. */
        Map<Long, Tally> registrations() {
            Map<Long, Tally> tallies = new HashMap<>();
            cohort.parts().forEach((province, part) -> {
                Tally tally = part.of(reached);
                if (!tally.kinds().isEmpty()) {
                    tallies.put(province, tally);
                }
            });
            return tallies;
        }

        /** Those in reach and in the chosen province: as the list of recommendations reads both. */
        List<CountedRecommendation> recommendations() {
            return cohort.recommendations().values().stream()
                    .filter(each -> reached.contains(each.unitId()) && chosen.contains(each.unitId()))
                    .toList();
        }
    }

    /** Rows of which everybody who keeps something has long known go. */
    @Transactional
    @Scheduled(cron = "0 30 3 * * *", zone = "Asia/Ho_Chi_Minh")
    public void forget() {
        jdbc.sql("delete from insight.touched where at < now() - interval '1 day'")
                .update();
    }

    private Known upToDate(Known before, long cohortId, LocalDate day) {
        boolean unknown = before.snapshot().isEmpty()
                || !before.country().day().equals(day)
                || System.nanoTime() - before.taken() > KEPT.toNanos();
        Since since = since(unknown ? "" : before.snapshot());
        boolean anew = unknown || since.tree() || since.touched() > MOST_TOUCHED;
        Country country = anew ? new Country(day) : before.country();
        Map<Long, Cohort> cohorts = new HashMap<>(anew ? Map.of() : before.cohorts());
        if (since.touched() > 0 && !anew) {
            renew(cohorts, since, country);
        }
        if (cohortId != 0 && !cohorts.containsKey(cohortId)) {
            Map<Long, Part> parts = new HashMap<>();
            byProvince(registrations(cohortId, NONE, NONE), country)
                    .forEach((province, rows) -> parts.put(province, new Part(rows, day)));
            cohorts.put(
                    cohortId,
                    new Cohort(
                            parts,
                            recommendations(cohortId, NONE).stream()
                                    .collect(Collectors.toMap(CountedRecommendation::recommendationId, each -> each))));
        }
        Known now = new Known(since.snapshot(), System.nanoTime(), cohorts, country);
        // What a transaction has written itself is nobody else's yet.
        if (!since.writing()) {
            known = now;
        }
        return now;
    }

    private Map<Long, List<CountedRegistration>> byProvince(List<CountedRegistration> rows, Country country) {
        Map<Long, Long> standing = country.standing(
                jdbc, rows.stream().map(CountedRegistration::unitId).toList());
        return rows.stream().collect(Collectors.groupingBy(each -> standing.getOrDefault(each.unitId(), 0L)));
    }

    private void renew(Map<Long, Cohort> cohorts, Since since, Country country) {
        Set<Long> touched = Set.of(since.registrations());
        Set<Long> dossiers = Set.of(since.dossiers());
        Set<Long> raised = Set.of(since.recommendations());
        List<CountedRegistration> registrations = touched.size() + dossiers.size() == 0
                ? List.of()
                : registrations(0, since.registrations(), since.dossiers());
        List<CountedRecommendation> recommendations =
                raised.isEmpty() ? List.of() : recommendations(0, since.recommendations());
        cohorts.replaceAll((cohort, known) -> {
            Map<Long, List<CountedRegistration>> coming = byProvince(
                    registrations.stream()
                            .filter(each -> each.cohortId() == cohort)
                            .toList(),
                    country);
            Map<Long, Part> parts = new HashMap<>();
            known.parts().forEach((province, part) -> {
                List<CountedRegistration> staying = part.rows.stream()
                        .filter(each -> !touched.contains(each.registrationId())
                                && (each.dossier() == null
                                        || !dossiers.contains(each.dossier().dossierId())))
                        .toList();
                boolean same = staying.size() == part.rows.size() && !coming.containsKey(province);
                parts.put(province, same ? part : new Part(staying, country.day()));
            });
            coming.forEach((province, rows) -> parts.merge(
                    province,
                    new Part(rows, country.day()),
                    (staying, more) -> new Part(
                            Stream.concat(staying.rows.stream(), more.rows.stream())
                                    .toList(),
                            country.day())));
            Map<Long, CountedRecommendation> open = new HashMap<>(known.recommendations());
            open.keySet().removeAll(raised);
            recommendations.stream()
                    .filter(each -> each.cohortId() == cohort)
                    .forEach(each -> open.put(each.recommendationId(), each));
            return new Cohort(parts, open);
        });
    }

    private Since since(String snapshot) {
        return jdbc.sql("""
                        with touched as (
                            select registration_id, dossier_id, recommendation_id from insight.touched
                            where :snapshot <> '' and xid >= pg_snapshot_xmin(nullif(:snapshot, '')::pg_snapshot)
                              and not pg_visible_in_snapshot(xid, nullif(:snapshot, '')::pg_snapshot)
                        )
                        select pg_current_snapshot()::text as snapshot, pg_current_xact_id_if_assigned() is not null as writing,
                            array(select distinct registration_id from touched where registration_id is not null) as registrations,
                            array(select distinct dossier_id from touched where dossier_id is not null) as dossiers,
                            array(select distinct recommendation_id from touched where recommendation_id is not null) as recommendations,
                            exists (select 1 from touched where num_nonnulls(registration_id, dossier_id, recommendation_id) = 0) as tree
                        """)
                .param("snapshot", snapshot)
                .query((row, number) -> new Since(
                        row.getString("snapshot"),
                        row.getBoolean("writing"),
                        longs(row, "registrations"),
                        longs(row, "dossiers"),
                        longs(row, "recommendations"),
                        row.getBoolean("tree")))
                .single();
    }

    /** Those of the cohort, and those named. */
    private List<CountedRegistration> registrations(long cohortId, Long[] registrations, Long[] dossiers) {
        return jdbc.sql("""
                        with asked as (
                            select registration_id from campaigns.v_registration where cohort_id = :cohort
                            union select unnest(:registrations::bigint[])
                            union select registration_id from assessment.v_dossier where dossier_id = any(:dossiers::bigint[])
                        ), dossier as materialized (
                            select r.registration_id, r.cohort_id, r.unit_id, r.state, r.illustrative, d.dossier_id, d.state as step, d.state_since,
                                (d.state_since at time zone 'Asia/Ho_Chi_Minh')::date as since, 0 as province_id
                            from asked a join campaigns.v_registration r on r.registration_id = a.registration_id
                            left join assessment.v_dossier d on d.registration_id = r.registration_id
                            where r.state <> 'withdrawn'
                        ), verdict as (
                            select dossier_id, array_agg(criterion_id) as judged, array_agg(criterion_id) filter (where result = 'not_met') as not_met
                            from %s v group by dossier_id
                        )
                        select d.*, v.judged, v.not_met from dossier d left join verdict v on v.dossier_id = d.dossier_id
                        """.formatted(Counted.VERDICTS))
                .param("cohort", cohortId)
                .param("registrations", registrations)
                .param("dossiers", dossiers)
                .query((row, number) -> new CountedRegistration(
                        row.getLong("registration_id"),
                        row.getLong("cohort_id"),
                        row.getLong("unit_id"),
                        row.getString("state"),
                        row.getBoolean("illustrative"),
                        row.getString("step") == null ? null : dossier(row),
                        bits(longs(row, "judged")),
                        bits(longs(row, "not_met"))))
                .list();
    }

    private static CountedRegistration.Dossier dossier(ResultSet row) throws SQLException {
        return new CountedRegistration.Dossier(
                row.getLong("dossier_id"),
                row.getString("step"),
                row.getObject("state_since", OffsetDateTime.class),
                row.getObject("since", LocalDate.class));
    }

    /** Those of the cohort, and those named. */
    private List<CountedRecommendation> recommendations(long cohortId, Long[] named) {
        return jdbc.sql("""
                        select recommendation_id, cohort_id, unit_id, level, illustrative, raised_at,
                            (raised_at at time zone 'Asia/Ho_Chi_Minh')::date as since, due
                        from recommendations.v_recommendation
                        where direction = 'up' and state not in ('answered', 'closed')
                          and (cohort_id = :cohort or recommendation_id = any(:named::bigint[]))
                        """)
                .param("cohort", cohortId)
                .param("named", named)
                .query(CountedRecommendation.class)
                .list();
    }

    private static BitSet bits(Long[] ids) {
        BitSet bits = new BitSet();
        for (long each : ids) {
            bits.set(Math.toIntExact(each));
        }
        return bits;
    }

    private static Long[] longs(ResultSet row, String column) throws SQLException {
        @Nullable Array array = row.getArray(column);
        return array == null ? NONE : (Long[]) array.getArray();
    }
}
