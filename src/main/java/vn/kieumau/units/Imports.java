package vn.kieumau.units;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.Sorting;

/** Files of units and successions that were brought, what is wrong with them, and what is being done with them. */
@Component
public class Imports {
    /** More problems than these are counted, not kept. */
    public static final int MOST_PROBLEMS = 1000;

    private static final String SUMMARY = """
            select id as import_id, upper(tree_table) as table, file_name, upper(state) as state, lines, fresh, unchanged, problems,
                brought_by, brought_at, version, count(*) over () as total
            from units.import
            """;
    private static final Sorting SORTING = new Sorting("id desc", "id");

    private final JdbcClient jdbc;
    private final Map<Long, ImportStep> running = new ConcurrentHashMap<>();

    Imports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest first. */
    public PageOf<UnitImport> page(Paging paging) {
        List<UnitImport> found = jdbc.sql(SUMMARY + " where true" + SORTING.page(paging))
                .params(Sorting.values(paging))
                .query(UnitImport.class)
                .list();
        return new PageOf<>(found, found.isEmpty() ? 0 : found.get(0).total(), paging);
    }

    public Optional<UnitImport> find(long id) {
        return jdbc.sql(SUMMARY + " where id = :id")
                .param("id", id)
                .query(UnitImport.class)
                .optional();
    }

    /** What is being done with it now, if anything. */
    public Optional<ImportStep> step(long id) {
        return Optional.ofNullable(running.get(id));
    }

    public List<LineProblem> problems(long id, Paging paging) {
        return jdbc.sql("""
                        select line, column_name as column, value, fault from units.import_problem where import_id = :id
                        order by position limit :limit offset :offset
                        """)
                .param("id", id)
                .params(Sorting.values(paging))
                .query(LineProblem.class)
                .list();
    }

    void step(long id, ImportStep step) {
        running.put(id, step);
    }

    void atRest(long id) {
        running.remove(id);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    UnitImport lock(long id, int version) {
        jdbc.sql("select 1 from units.import where id = :id for update")
                .param("id", id)
                .query(Integer.class)
                .optional();
        UnitImport found = Refused.found(find(id));
        Refused.when(found.version() != version, KernelRefusal.CHANGED_MEANWHILE);
        return found;
    }

    byte[] content(long id) {
        return jdbc.sql("select content from units.import_content where import_id = :id")
                .param("id", id)
                .query(byte[].class)
                .single();
    }

    /** What became of it; its content is kept only while it can be loaded. */
    @Transactional(propagation = Propagation.MANDATORY)
    void settle(long id, ImportState state, int fresh, int unchanged, List<LineProblem> problems) {
        jdbc.sql("""
                        update units.import set state = :state, fresh = :fresh, unchanged = :unchanged, problems = :problems,
                            version = version + 1
                        where id = :id
                        """)
                .param("state", state.code())
                .param("fresh", fresh)
                .param("unchanged", unchanged)
                .param("problems", problems.size())
                .param("id", id)
                .update();
        List<LineProblem> kept = problems.subList(0, Math.min(MOST_PROBLEMS, problems.size()));
        jdbc.sql("delete from units.import_problem where import_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("""
                        insert into units.import_problem (import_id, position, line, column_name, value, fault)
                        select :id, p.* from unnest(:positions::int[], :lines::int[], :columns::text[], :values::text[], :faults::text[]) p
                        """)
                .param("id", id)
                .param("positions", IntStream.range(0, kept.size()).boxed().toArray(Integer[]::new))
                .param("lines", kept.stream().map(LineProblem::line).toArray(Integer[]::new))
                .param("columns", kept.stream().map(LineProblem::column).toArray(String[]::new))
                .param("values", kept.stream().map(LineProblem::value).toArray(String[]::new))
                .param("faults", kept.stream().map(each -> each.fault().name()).toArray(String[]::new))
                .update();
        if (state != ImportState.READY || fresh == 0) {
            jdbc.sql("delete from units.import_content where import_id = :id")
                    .param("id", id)
                    .update();
        }
    }
}
