package vn.kieumau.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.insight.CriterionBoard.CountedCriterion;
import vn.kieumau.insight.CriterionBoard.Judged;
import vn.kieumau.insight.CriterionBoard.JudgedProvince;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.Sorting;

/** Counts a criterion of a cohort, and lists the dossiers that it counts. */
@Component
public class CriterionBoards {
    /** What can be said of a criterion; nothing yet is said last. */
    public static final List<String> RESULTS = List.of("not_met", "met", "not_applicable", "not_yet");

    private static final Sorting SORTING = new Sorting("u.top_down collate vi_natural, d.dossier_id", "d.dossier_id")
            .by("unit", "u.top_down collate vi_natural")
            .by("step", "d.step")
            .by("since", "d.state_since");

    private final JdbcClient jdbc;
    private final Frames frames;

    CriterionBoards(JdbcClient jdbc, Frames frames) {
        this.jdbc = jdbc;
        this.frames = frames;
    }

    private record Count(long provinceId, String result, int count, boolean illustrative) {}

    /** What a list of dossiers is about. */
    public record Found(Frame frame, CountedCriterion criterion, PageOf<CountedDossier> rows) {}

    /** Refused where the criterion is none of the cohort's set; else as {@link Insight#of}. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public CriterionBoard of(Actor reader, long cohortId, long provinceId, String code) {
        Frame frame = Refused.found(frames.of(reader, cohortId, provinceId));
        List<CountedCriterion> criteria = criteria(frame);
        CountedCriterion criterion = among(criteria, code);
        List<Count> counts = counted(reader, frame, criterion, """
                select d.province_id, coalesce(v.result, 'not_yet') as result, count(*) as count, bool_or(d.illustrative) as illustrative
                from dossier d left join %s v on v.dossier_id = d.dossier_id and v.criterion_id = :criterion
                where d.dossier_id is not null
                group by 1, 2
                """.formatted(Counted.VERDICTS))
                .query(Count.class)
                .list();
        return new CriterionBoard(
                frame,
                counts.stream().anyMatch(Count::illustrative),
                criterion,
                criteria,
                sum(counts, any -> true),
                provinces(frame, counts),
                asked(reader, frame, criterion));
    }

    /** Dossiers of which this was said last of the criterion; by their places in the country. @param result one of {@link #RESULTS}, or empty */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Found page(Actor reader, long cohortId, long provinceId, String code, String result, Paging paging) {
        Frame frame = Refused.found(frames.of(reader, cohortId, provinceId));
        CountedCriterion criterion = among(criteria(frame), code);
        List<CountedDossier> rows = counted(
                        reader, frame, criterion, """
                        select d.dossier_id, d.unit_id, u.name as unit_name, u.path as unit_path, d.step, d.state_since, d.days, d.illustrative,
                            count(*) over () as total
                        from dossier d join units.v_unit u on u.unit_id = d.unit_id
                        left join %s v on v.dossier_id = d.dossier_id and v.criterion_id = :criterion
                        where d.dossier_id is not null and (:result = '' or coalesce(v.result, 'not_yet') = :result)
                        """.formatted(Counted.VERDICTS) + SORTING.page(paging))
                .param("result", result)
                .params(Sorting.values(paging))
                .query(CountedDossier.class)
                .list();
        return new Found(
                frame,
                criterion,
                new PageOf<>(rows, rows.isEmpty() ? 0 : rows.get(0).total(), paging));
    }

    private static CountedCriterion among(List<CountedCriterion> criteria, String code) {
        return Refused.found(
                criteria.stream().filter(each -> each.code().equals(code)).findFirst());
    }

    private List<CountedCriterion> criteria(Frame frame) {
        return jdbc.sql("""
                        select criterion_id, code, title_vi, title_en, mandatory from criteria.v_criterion
                        where set_id = :set order by group_position, position
                        """)
                .param("set", frame.cohort().setId())
                .query(CountedCriterion.class)
                .list();
    }

    private static List<JudgedProvince> provinces(Frame frame, List<Count> counts) {
        List<JudgedProvince> lines = new ArrayList<>();
        frame.places()
                .forEach(place -> lines.add(new JudgedProvince(
                        place.unitId(), place.name(), sum(counts, each -> each.provinceId() == place.unitId()))));
        lines.add(new JudgedProvince(0, "", sum(counts, each -> each.provinceId() == 0)));
        lines.removeIf(each -> each.judged().equals(Judged.NONE));
        return lines;
    }

    private static Judged sum(List<Count> counts, Predicate<Count> which) {
        Judged sum = Judged.NONE;
        for (Count each : counts) {
            sum = which.test(each) ? sum.plus(each.result(), each.count()) : sum;
        }
        return sum;
    }

    /** What was asked of those above about it. */
    private RecommendationBoard.AskedSum asked(Actor reader, Frame frame, CountedCriterion criterion) {
        record Row(int week, int month, int longer, int overdue, int settled) {}
        Row row = asked(reader, frame, criterion, """
                with asked as (
                    select state in ('answered', 'closed') as settled, due, :today::date - (raised_at at time zone 'Asia/Ho_Chi_Minh')::date as days
                    from recommendations.v_recommendation
                    where cohort_id = :cohort and criterion_id = :criterion and direction = 'up' and unit_id in (select unit_id from units.reached(:reach))
                      and (:province = 0 or unit_id in (select unit_id from units.reached(:today::date || ' read {' || :province::bigint || '}')))
                ), aged as (select *, %s as age from asked)
                select count(*) filter (where not settled and age = 'week') as week, count(*) filter (where not settled and age = 'month') as month,
                    count(*) filter (where not settled and age = 'longer') as longer, count(*) filter (where not settled and due < :today::date) as overdue,
                    count(*) filter (where settled) as settled
                from aged
                """.formatted(Age.CODE))
                .query(Row.class)
                .single();
        return new RecommendationBoard.AskedSum(
                new Ages(row.week(), row.month(), row.longer()), row.overdue(), row.settled());
    }

    private JdbcClient.StatementSpec counted(Actor reader, Frame frame, CountedCriterion criterion, String sql) {
        return asked(reader, frame, criterion, Counted.DOSSIERS + sql);
    }

    private JdbcClient.StatementSpec asked(Actor reader, Frame frame, CountedCriterion criterion, String sql) {
        return jdbc.sql(sql)
                .param("cohort", frame.cohort().cohortId())
                .param("reach", reader.reach(Permission.VIEW_INSIGHT))
                .param("today", reader.today())
                .param("province", frame.provinceId())
                .param("criterion", criterion.criterionId());
    }
}
