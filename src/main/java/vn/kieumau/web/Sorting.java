package vn.kieumau.web;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import vn.kieumau.kernel.Paging;

/**
 * How a list can be sorted: the codes of its columns, as they stand in addresses and in its template, each with its SQL. What
 * is equal stays in the list's own order, so that no row is on two pages.
 */
public final class Sorting {
    private final String usual;
    private final String key;
    private final Map<String, String> columns = new HashMap<>();

    /**
     * @param usual the list's own order; ends with a unique column
     * @param key that unique column, a number that grows with every new row
     */
    public Sorting(String usual, String key) {
        this.usual = usual;
        this.key = key;
    }

    public Sorting by(String code, String sql) {
        columns.put(code, sql);
        return this;
    }

    /** The end of a statement from its last condition on; {@link #values} are its parameters. */
    public String page(Paging paging) {
        if (paging.after() != null) {
            return " and " + key + " > :after order by " + key + " limit :limit offset :offset";
        }
        boolean down = paging.sort().startsWith("-");
        String column = columns.get(down ? paging.sort().substring(1) : paging.sort());
        return " order by "
                + (column == null ? "" : column + (down ? " desc" : " asc") + " nulls last, ")
                + usual
                + " limit :limit offset :offset";
    }

    public static Map<String, Long> values(Paging paging) {
        return Map.of(
                "limit", (long) paging.size(),
                "offset", (long) paging.offset(),
                "after", Objects.requireNonNullElse(paging.after(), 0L));
    }
}
