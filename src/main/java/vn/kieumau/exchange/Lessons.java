package vn.kieumau.exchange;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.Sorting;

/** Reading lessons: those that are published of the whole country, drafts within the reader's reach. */
@Component
public class Lessons {
    private static final String LESSON = """
            with own as materialized (
                select unit_id from units.reached(:reach)
            )
            select l.id as lesson_id, l.unit_id, u.name as unit_name, u.path as unit_path, l.title, l.happened, l.advice, l.source, l.initiative_id,
                i.name as initiative_name,
                coalesce((select string_agg(v.programme_code || ':' || k.code, ' ' order by v.programme_code, k.group_position, k.position)
                    from exchange.lesson_criterion c join criteria.v_criterion k on k.criterion_id = c.criterion_id
                    join criteria.v_set v on v.set_id = k.set_id where c.lesson_id = l.id), '') as criteria,
                l.state, l.published_on, l.unit_id in (select unit_id from units.reached(:keeps)) as mine, m.imported_at, l.illustrative, l.version,
                count(*) over () as total
            from exchange.lesson l
            join units.v_unit u on u.unit_id = l.unit_id
            left join exchange.initiative i on i.id = l.initiative_id and (i.state <> 'draft' or i.unit_id in (select unit_id from own))
            left join audit.v_imported m on m.table_name = 'exchange.lesson' and m.row_id = l.id
            where (l.state <> 'draft' or l.unit_id in (select unit_id from own))
            """;

    private static final Sorting SORTING = new Sorting("l.published_on desc nulls first, l.id desc", "l.id")
            .by("title", "l.title collate vi_natural")
            .by("unit", "u.top_down collate vi_natural")
            .by("state", "l.state");

    private final JdbcClient jdbc;

    Lessons(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param words in what was learnt or its unit; accents are not needed
     * @param criterion as CAP-KIEU-MAU:9; empty: all
     */
    public PageOf<Lesson> page(Actor reader, String words, String criterion, Paging paging) {
        List<Lesson> lessons = lessons(reader, """
                        and (:words = '' or public.fold(l.title || ' ' || l.happened || ' ' || l.advice) like '%' || public.fold(:words) || '%'
                            or u.folded like '%' || public.fold(:words) || '%')
                        and (:criterion = '' or exists (
                            select 1 from exchange.lesson_criterion c join criteria.v_criterion k on k.criterion_id = c.criterion_id
                            join criteria.v_set v on v.set_id = k.set_id where c.lesson_id = l.id and v.programme_code || ':' || k.code = :criterion))
                        """ + SORTING.page(paging))
                .param("words", words)
                .param("criterion", criterion)
                .params(Sorting.values(paging))
                .query(Lesson.class)
                .list();
        return new PageOf<>(lessons, lessons.isEmpty() ? 0 : lessons.get(0).total(), paging);
    }

    /** Empty both for one that is not there and for somebody else's draft. */
    public Optional<Lesson> find(Actor reader, long lessonId) {
        return lessons(reader, "and l.id = :id")
                .param("id", lessonId)
                .query(Lesson.class)
                .optional();
    }

    /** The caller has found the lesson. */
    public List<ProblemCriterion> criteria(long lessonId) {
        return jdbc.sql("""
                        select k.criterion_id, s.programme_code, s.programme_name_vi, s.programme_name_en, k.code, k.title_vi, k.title_en
                        from exchange.lesson_criterion c
                        join criteria.v_criterion k on k.criterion_id = c.criterion_id
                        join criteria.v_set s on s.set_id = k.set_id
                        where c.lesson_id = :id order by s.programme_code, k.group_position, k.position
                        """).param("id", lessonId).query(ProblemCriterion.class).list();
    }

    private StatementSpec lessons(Actor reader, String condition) {
        return jdbc.sql(LESSON + condition)
                .param("reach", reader.reach(Permission.VIEW_EXCHANGE))
                .param("keeps", reader.reach(Permission.KEEP_LESSON));
    }
}
