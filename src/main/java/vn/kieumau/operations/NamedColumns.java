package vn.kieumau.operations;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.stereotype.Component;

/**
 * Finds the column {@code unit_name} by the name {@code unitName} too. Spring's mapping to records asks for that one first, of each row, and
 * only when the driver has thrown an exception for the other: saving an answer took a third longer by it.
 */
@Component
class NamedColumns extends JdbcTemplate {
    NamedColumns(DataSource source) {
        super(source);
    }

    /** All queries whose rows are not streamed go through this one. */
    @Override
    public <T extends @Nullable Object> T query(
            PreparedStatementCreator creator,
            @Nullable PreparedStatementSetter setter,
            ResultSetExtractor<T> extractor) {
        return super.query(creator, setter, rows -> extractor.extractData(named(rows)));
    }

    @Override
    public <T extends @Nullable Object> Stream<T> queryForStream(
            PreparedStatementCreator creator, @Nullable PreparedStatementSetter setter, RowMapper<T> mapper) {
        AtomicReference<@Nullable ResultSet> named = new AtomicReference<>();
        return super.queryForStream(creator, setter, (rows, number) -> {
            ResultSet once = named.get();
            if (once == null) {
                once = named(rows);
                named.set(once);
            }
            return mapper.mapRow(once, number);
        });
    }

    private static ResultSet named(ResultSet rows) throws SQLException {
        Map<String, Integer> places = places(rows.getMetaData());
        return (ResultSet) Proxy.newProxyInstance(
                NamedColumns.class.getClassLoader(), new Class<?>[] {ResultSet.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("findColumn")) {
                        Integer place = places.get((String) arguments[0]);
                        if (place != null) {
                            return place;
                        }
                    }
                    try {
                        return method.invoke(rows, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    /** Of two columns with one name the first, as the driver has it. */
    private static Map<String, Integer> places(ResultSetMetaData columns) throws SQLException {
        Map<String, Integer> places = new HashMap<>();
        for (int place = 1; place <= columns.getColumnCount(); place++) {
            String label = columns.getColumnLabel(place);
            places.putIfAbsent(label, place);
            places.putIfAbsent(JdbcUtils.convertUnderscoreNameToPropertyName(label), place);
        }
        return places;
    }
}
