package vn.kieumau.units;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes the tree out, line by line, as {@link ImportUnits} and a draft read it again. */
@Component
public class ExportUnits {
    private final JdbcClient jdbc;

    ExportUnits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Upper units first, so that a file can also be read from its top. */
    @Transactional(readOnly = true)
    public void of(TreeTable table, Consumer<List<? extends @Nullable Object>> line) {
        String sql = table == TreeTable.UNITS ? """
                        select u.key, v.code, v.name, v.type, v.level, p.key, lower(v.valid), upper(v.valid)
                        from units.unit_version v join units.unit u on u.id = v.unit_id left join units.unit p on p.id = v.parent_id
                        where not isempty(v.valid) order by units.depth(v.level), u.key, v.valid
                        """ : """
                        select f.key, s.part, t.key, s.day, s.legal_basis
                        from units.succession s join units.unit f on f.id = s.from_id join units.unit t on t.id = s.to_id
                        order by s.day, f.key, s.id
                        """;
        jdbc.sql(sql).query(row -> {
            line.accept(cells(row));
        });
    }

    /** The lines of a reorganisation. */
    @Transactional(readOnly = true)
    public void of(Reorganisation reorganisation, Consumer<List<? extends @Nullable Object>> line) {
        jdbc.sql("""
                        select from_code, part, to_code, to_name, to_type, to_parent_code, legal_basis
                        from units.change where reorganisation_id = :id order by line
                        """).param("id", reorganisation.reorganisationId()).query(row -> {
            line.accept(cells(row));
        });
    }

    private static List<@Nullable Object> cells(ResultSet row) throws SQLException {
        List<@Nullable Object> cells = new ArrayList<>();
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            boolean day = row.getMetaData().getColumnType(column) == Types.DATE;
            cells.add(day ? row.getObject(column, LocalDate.class) : row.getString(column));
        }
        return cells;
    }
}
