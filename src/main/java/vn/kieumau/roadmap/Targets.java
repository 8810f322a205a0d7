package vn.kieumau.roadmap;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.web.Sorting;

/** Reading targets. The caller has found the provinces within reach. */
@Component
public class Targets {
    private static final String TARGET = """
            t.id as target_id, t.unit_id, t.year, t.wards, t.reason, t.document_number, t.document_on,
                audit.signed(a.display_name, 'roadmap.target', t.id, t.set_by) as set_by_name, t.set_at, i.imported_at, t.illustrative,
            """;
    private static final String FROM = """
            from roadmap.target t
            join accounts.v_account a on a.account_id = t.set_by
            left join audit.v_imported i on i.table_name = 'roadmap.target' and i.row_id = t.id
            """;
    private static final Sorting SORTING =
            new Sorting("t.id desc", "t.id").by("year", "t.year").by("wards", "t.wards");

    private final JdbcClient jdbc;

    Targets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last of each year, by province and year; one statement, however many provinces. */
    public Map<Long, SortedMap<Integer, Target>> current(List<Long> provinces) {
        return jdbc
                .sql("select distinct on (t.unit_id, t.year) " + TARGET + "1 as total " + FROM
                        + "where t.unit_id = any(:units) order by t.unit_id, t.year, t.id desc")
                .param("units", provinces.toArray(new Long[0]))
                .query(Target.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Target::unitId,
                        Collectors.toMap(
                                Target::year, each -> each, (one, other) -> other, TreeMap<Integer, Target>::new)))
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The last of each year of a province, out of its revisions where they are all there. */
    public SortedMap<Integer, Target> current(long provinceId, PageOf<Target> revisions) {
        if (revisions.items().size() < revisions.total()) {
            return current(List.of(provinceId)).getOrDefault(provinceId, new TreeMap<>());
        }
        return revisions.items().stream()
                .collect(Collectors.toMap(
                        Target::year,
                        each -> each,
                        (one, other) -> one.targetId() > other.targetId() ? one : other,
                        TreeMap<Integer, Target>::new));
    }

    /** All that was ever set for a province, the newest first. */
    public PageOf<Target> revisions(long provinceId, Paging paging) {
        List<Target> rows = jdbc.sql("select " + TARGET + "count(*) over () as total " + FROM
                        + "where t.unit_id = :unit" + SORTING.page(paging))
                .param("unit", provinceId)
                .params(Sorting.values(paging))
                .query(Target.class)
                .list();
        return new PageOf<>(rows, rows.isEmpty() ? 0 : rows.get(0).total(), paging);
    }
}
