package vn.kieumau.units;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.kernel.Row;
import vn.kieumau.kernel.Text;

/** Reads {@code units.csv} of an import folder; format in docs/folder-format.md. */
@Component
public class UnitsImport {
    private final JdbcClient jdbc;
    private final Units units;
    private final Tree tree;

    UnitsImport(JdbcClient jdbc, Units units, Tree tree) {
        this.jdbc = jdbc;
        this.units = units;
        this.tree = tree;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void load(List<Row> rows) {
        Map<String, Long> ids = new HashMap<>(units.byKey());
        for (Row row : rows) {
            String key = row.required("key");
            LocalDate from = row.date("valid_from");
            LocalDate to = row.date("valid_to");
            if (row.text("name").isEmpty()) {
                ids.put(key, insertAlias(row, key, from));
                continue;
            }
            Long parent = row.text("parent_key").isEmpty() ? null : row.lookUp("parent_key", ids);
            if (from != null && to != null && !from.isBefore(to)) {
                throw row.problem("valid_to", "not after valid_from");
            }
            long unitId = ids.computeIfAbsent(key, this::insertUnit);
            try {
                insertVersion(row, unitId, parent, from, to);
            } catch (DataIntegrityViolationException refused) {
                throw row.refused("code", refused.getMostSpecificCause());
            }
        }
        // Of a whole country that takes seconds, which a folder without units need not wait for.
        if (!rows.isEmpty()) {
            tree.refresh();
        }
    }

    private long insertUnit(String key) {
        return jdbc.sql("insert into units.unit (key) values (:key) returning id")
                .param("key", key)
                .query(Long.class)
                .single();
    }

    /** A key of the folder's own for the unit that has the code on the day; the country's units are there already. */
    private long insertAlias(Row row, String key, @Nullable LocalDate day) {
        long unitId = jdbc.sql("select unit_id from units.unit_version where code = :code and valid @> :day::date")
                .param("code", row.required("code"))
                .param("day", day == null ? row.requiredDate("valid_from") : day)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> row.problem("code", "is no unit's on that day"));
        int inserted = jdbc.sql("insert into units.alias (key, unit_id) values (:key, :unitId) on conflict do nothing")
                .param("key", key)
                .param("unitId", unitId)
                .update();
        if (inserted == 0) {
            throw row.problem("key", "is there already");
        }
        return unitId;
    }

    private void insertVersion(
            Row row, long unitId, @Nullable Long parent, @Nullable LocalDate from, @Nullable LocalDate to) {
        jdbc.sql("""
                        insert into units.unit_version (unit_id, code, name, type, level, parent_id, valid)
                        values (:unitId, nullif(:code, ''), :name, :type, :level, :parent::bigint,
                            daterange(:from::date, :to::date))
                        """)
                .param("unitId", unitId)
                .param("code", row.text("code"))
                .param("name", Text.required(row.required("name"), "name", Text.LINE))
                .param("type", row.required("type"))
                .param("level", row.required("level"))
                .param("parent", parent)
                .param("from", from)
                .param("to", to)
                .update();
    }
}
