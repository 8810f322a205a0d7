package vn.kieumau.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kieumau.support.ApplicationTest;

/** The driver itself throws for every name but {@code unit_name}. */
@ApplicationTest
class NamedColumnsTest {
    static final RowMapper<List<Integer>> PLACES =
            (row, number) -> List.of(row.findColumn("unitName"), row.findColumn("unit_name"), row.findColumn("level"));

    @Autowired
    JdbcClient jdbc;

    record Named(long unitId, String unitName) {}

    @Test
    void aColumnIsFoundByBothNamesInListsAndInStreams() {
        JdbcClient.StatementSpec asked = jdbc.sql("select 1 as level, 'a' as unit_name, 'b' as unit_name");
        assertThat(asked.query(PLACES).list()).containsExactly(List.of(2, 2, 1));
        try (Stream<List<Integer>> rows = asked.query(PLACES).stream()) {
            assertThat(rows).containsExactly(List.of(2, 2, 1));
        }
    }

    @Test
    void aRecordIsReadAndAMissingColumnIsStillNamed() {
        assertThat(jdbc.sql("select i as unit_id, 'Phường ' || i as unit_name from generate_series(1, 2) i")
                        .query(Named.class)
                        .list())
                .containsExactly(new Named(1, "Phường 1"), new Named(2, "Phường 2"));
        assertThatThrownBy(
                        () -> jdbc.sql("select 1 as unit_id").query(Named.class).list())
                .rootCause()
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("unit_name");
    }
}
