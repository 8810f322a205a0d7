package vn.kieumau.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.insight.RecommendationBoard.AskedKind;
import vn.kieumau.insight.RecommendationBoard.AskedLevel;
import vn.kieumau.insight.RecommendationBoard.AskedProvince;
import vn.kieumau.insight.RecommendationBoard.AskedSum;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;

/** Counts recommendations of a cohort anew each time, of one state of the database. */
@Component
public class RecommendationBoards {
    /** What recommendations are about, in the order of their own module. */
    public static final List<String> KINDS = List.of("staffing", "premises", "investment", "law", "other");

    /** Units in the province of whoever asks for one; as the list of recommendations tells it. Takes :province and :today. */
    private static final String IN_PROVINCE = """
            (:province = 0 or unit_id in (select unit_id from units.reached(:today::date || ' read {' || :province::bigint || '}')))
            """;

    private final JdbcClient jdbc;
    private final Frames frames;

    RecommendationBoards(JdbcClient jdbc, Frames frames) {
        this.jdbc = jdbc;
        this.frames = frames;
    }

    private record Count(
            long provinceId,
            String kind,
            String level,
            String age,
            boolean settled,
            int count,
            int overdue,
            boolean illustrative) {}

    private record Answered(String level, int count, int median) {}

    /** Empty where there is no cohort; refused as {@link Insight#of}. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<RecommendationBoard> of(Actor reader, long cohortId, long provinceId) {
        return frames.of(reader, cohortId, provinceId).map(frame -> of(reader, frame));
    }

    private RecommendationBoard of(Actor reader, Frame frame) {
        List<Count> counts = counts(reader, frame);
        List<Answered> answered = answered(reader, frame);
        return new RecommendationBoard(
                frame,
                counts.stream().anyMatch(Count::illustrative),
                sum(counts, any -> true),
                Insight.LEVELS.stream()
                        .map(level -> level(level, counts, answered))
                        .toList(),
                KINDS.stream()
                        .map(kind -> new AskedKind(
                                kind, sum(counts, each -> each.kind().equals(kind))))
                        .toList(),
                provinces(frame, counts));
    }

    private static AskedLevel level(String level, List<Count> counts, List<Answered> all) {
        AskedSum lying = sum(counts, each -> !each.settled() && each.level().equals(level));
        @Nullable
        Answered answered = all.stream()
                .filter(each -> each.level().equals(level))
                .findFirst()
                .orElse(null);
        return answered == null
                ? new AskedLevel(level, lying, null)
                : new AskedLevel(
                        level, new AskedSum(lying.open(), lying.overdue(), answered.count()), answered.median());
    }

    private static List<AskedProvince> provinces(Frame frame, List<Count> counts) {
        List<AskedProvince> lines = new ArrayList<>();
        frame.places()
                .forEach(place -> lines.add(new AskedProvince(
                        place.unitId(), place.name(), sum(counts, each -> each.provinceId() == place.unitId()))));
        lines.add(new AskedProvince(0, "", sum(counts, each -> each.provinceId() == 0)));
        lines.removeIf(each -> each.sum().equals(AskedSum.NONE));
        return lines;
    }

    private static AskedSum sum(List<Count> counts, Predicate<Count> which) {
        AskedSum sum = AskedSum.NONE;
        for (Count each : counts) {
            if (which.test(each)) {
                sum = each.settled()
                        ? new AskedSum(sum.open(), sum.overdue(), sum.settled() + each.count())
                        : new AskedSum(
                                sum.open().plus(each.age(), each.count()),
                                sum.overdue() + each.overdue(),
                                sum.settled());
            }
        }
        return sum;
    }

    /** A unit is found in its province as the list that is linked finds it. */
    private List<Count> counts(Actor reader, Frame frame) {
        return asked(reader, frame, """
                with asked as materialized (
                    select *, state in ('answered', 'closed') as settled, :today::date - (raised_at at time zone 'Asia/Ho_Chi_Minh')::date as days
                    from recommendations.v_recommendation
                    where cohort_id = :cohort and direction = 'up' and unit_id in (select unit_id from units.reached(:reach)) and %s
                ), place as materialized (
                    select u.unit_id, min(p.unit_id) as province_id
                    from units.v_place p
                    cross join lateral (select unit_id from units.reached(:today::date || ' read {' || p.unit_id || '}')) u
                    where p.level = 'province' and p.valid @> :today::date and u.unit_id in (select unit_id from asked)
                    group by u.unit_id
                )
                select coalesce(p.province_id, 0) as province_id, a.class as kind, a.level, %s as age, a.settled, count(*) as count,
                    count(*) filter (where a.due < :today::date) as overdue, bool_or(a.illustrative) as illustrative
                from asked a left join place p on p.unit_id = a.unit_id
                group by 1, 2, 3, 4, 5
                """.formatted(IN_PROVINCE, Age.CODE))
                .query(Count.class)
                .list();
    }

    private List<Answered> answered(Actor reader, Frame frame) {
        return asked(reader, frame, """
                select level, count(*) as count, percentile_disc(0.5) within group (order by
                    (answered_at at time zone 'Asia/Ho_Chi_Minh')::date - (raised_at at time zone 'Asia/Ho_Chi_Minh')::date) as median
                from recommendations.v_answered
                where cohort_id = :cohort and direction = 'up' and unit_id in (select unit_id from units.reached(:reach)) and %s
                group by level
                """.formatted(IN_PROVINCE))
                .query(Answered.class)
                .list();
    }

    private JdbcClient.StatementSpec asked(Actor reader, Frame frame, String sql) {
        return jdbc.sql(sql)
                .param("cohort", frame.cohort().cohortId())
                .param("reach", reader.reach(Permission.VIEW_INSIGHT))
                .param("today", reader.today())
                .param("province", frame.provinceId());
    }
}
