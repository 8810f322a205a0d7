package vn.kieumau.indicators;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.web.Sorting;

/** Files of figures; everybody sees the own ones only. */
@Component
public class FigureImports {
    private static final String SUMMARY = """
            select id as import_id, file_name, closes_on, upper(state) as state, lines, fresh, changed, unchanged, problems, brought_at, version,
                count(*) over () as total
            from indicators.figure_import where brought_by = :by
            """;
    private static final String PROBLEMS = """
            select line, unit_code, metric, period, value, register, source, upper(fault) as fault
            from indicators.figure_import_problem where import_id = :id
            """;
    /** So long after it was brought a file may still be written. */
    private static final Duration WAITS = Duration.ofDays(1);

    private static final Sorting SORTING = new Sorting("id desc", "id");

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<Long, ImportStep> running = new ConcurrentHashMap<>();

    FigureImports(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The latest first. */
    public PageOf<FigureImport> page(Actor actor, Paging paging) {
        List<FigureImport> found = jdbc.sql(SUMMARY + SORTING.page(paging))
                .param("by", actor.accountId())
                .params(Sorting.values(paging))
                .query(FigureImport.class)
                .list();
        return new PageOf<>(found, found.isEmpty() ? 0 : found.get(0).total(), paging);
    }

    public Optional<FigureImport> find(Actor actor, long id) {
        return jdbc.sql(SUMMARY + " and id = :id")
                .param("by", actor.accountId())
                .param("id", id)
                .query(FigureImport.class)
                .optional();
    }

    /** The first so many. */
    public List<FigureProblem> problems(long id, int most) {
        return jdbc.sql(PROBLEMS + " order by line limit :most")
                .param("id", id)
                .param("most", most)
                .query(FigureProblem.class)
                .list();
    }

    /** All that were kept, one after the other. */
    public void eachProblem(long id, Consumer<FigureProblem> each) {
        try (var problems = jdbc.sql(PROBLEMS + " order by line").param("id", id).query(FigureProblem.class).stream()) {
            problems.forEach(each);
        }
    }

    /** What is being done with it now, if anything. */
    public Optional<ImportStep> step(long id) {
        return Optional.ofNullable(running.get(id));
    }

    /**
     * Lets files lapse that were brought more than a day ago and never written, and their lines go; what is being worked on stays.
     *
     * @return how many lapsed
     */
    @Transactional
    public int lapse() {
        List<Long> lapsed = jdbc.sql("""
                        update indicators.figure_import set state = 'lapsed', version = version + 1
                        where state in ('brought', 'checked') and brought_at < :before and id <> all(:running) returning id
                        """)
                .param("before", clock.instant().minus(WAITS).atOffset(ZoneOffset.UTC))
                .param("running", running.keySet().toArray(new Long[0]))
                .query(Long.class)
                .list();
        lapsed.forEach(this::forget);
        return lapsed.size();
    }

    /** Its lines; what was found wrong with them stays. */
    void forget(long id) {
        jdbc.sql("delete from indicators.staged where import_id = :id")
                .param("id", id)
                .update();
    }

    void step(long id, ImportStep step) {
        running.put(id, step);
    }

    void atRest(long id) {
        running.remove(id);
    }
}
