package vn.kieumau.web;

import java.util.HashMap;
import java.util.Map;
import vn.kieumau.kernel.Paging;

/**
 * How a list can be sorted: the codes of its columns, as they stand in addresses and in its template, each with its SQL. What
 * is equal stays in the list's own order, so that no row is on two pages.
 */
public final class Sorting {
    private final String usual;
    private final Map<String, String> columns = new HashMap<>();

    /** @param usual the list's own order; ends with a unique column */
    public Sorting(String usual) {
        this.usual = usual;
    }

    public Sorting by(String code, String sql) {
        columns.put(code, sql);
        return this;
    }

    /** The part of a statement from {@code order by} to the page. */
    public String page(Paging paging) {
        boolean down = paging.sort().startsWith("-");
        String column = columns.get(down ? paging.sort().substring(1) : paging.sort());
        return " order by "
                + (column == null ? "" : column + (down ? " desc" : " asc") + " nulls last, ")
                + usual
                + " limit :limit offset :offset";
    }
}
