package vn.kieumau.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;

/** Reads tables for reporting tools, row by row, of one state of the database, within reach. */
@Component
public class Analytics {
    private static final int FETCH = 1_000;

    private final JdbcClient jdbc;

    Analytics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param day null: of a table that is known through time, all of it */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public void each(
            Actor reader, AnalyticsTable table, @Nullable LocalDate day, Consumer<List<@Nullable Object>> row) {
        reader.require(Permission.VIEW_INSIGHT);
        JdbcClient.StatementSpec select =
                jdbc.sql(table.sql()).withFetchSize(FETCH).param("reach", reader.reach(Permission.VIEW_INSIGHT));
        if (table.ofADay()) {
            select = select.param("day", day);
        }
        try (Stream<List<@Nullable Object>> rows = select.query((line, number) -> cells(table, line)).stream()) {
            rows.forEach(row);
        }
    }

    private static List<@Nullable Object> cells(AnalyticsTable table, ResultSet line) throws SQLException {
        List<@Nullable Object> cells = new ArrayList<>();
        for (AnalyticsTable.Field field : table.fields()) {
            cells.add(
                    switch (field.type()) {
                        case "date" -> line.getObject(field.name(), LocalDate.class);
                        case "datetime" -> line.getObject(field.name(), OffsetDateTime.class);
                        default -> line.getObject(field.name());
                    });
        }
        return cells;
    }
}
