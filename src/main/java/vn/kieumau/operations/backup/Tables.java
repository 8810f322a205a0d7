package vn.kieumau.operations.backup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The application's tables, each after those it refers to, but for references that are looked at when a transaction ends.
 * Sessions are left out: nobody stays signed in over a restore.
 */
final class Tables {
    private Tables() {}

    /** @param columns as COPY takes them, quoted */
    record Table(String name, String columns) {}

    static List<Table> inOrder(JdbcClient jdbc) {
        Map<String, Table> all = new HashMap<>();
        List<String> names = new ArrayList<>();
        jdbc.sql("""
                        select c.oid::regclass::text as name, string_agg(quote_ident(a.attname), ', ' order by a.attnum) as columns
                        from pg_class c
                        join pg_namespace n on n.oid = c.relnamespace
                        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                        where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'public')
                          and c.oid::regclass::text not in ('accounts.session', 'accounts.session_attributes')
                        group by c.oid order by 1
                        """).query(Table.class).list().forEach(table -> {
            all.put(table.name(), table);
            names.add(table.name());
        });
        Map<String, Set<String>> refersTo = new HashMap<>();
        jdbc.sql("""
                        select conrelid::regclass::text as name, confrelid::regclass::text as columns
                        from pg_constraint where contype = 'f' and not condeferred and conrelid <> confrelid
                        """)
                .query(Table.class)
                .list()
                .forEach(each -> refersTo.computeIfAbsent(each.name(), any -> new HashSet<>())
                        .add(each.columns()));
        List<Table> ordered = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        names.forEach(name -> visit(name, all, refersTo, seen, ordered));
        return ordered;
    }

    private static void visit(
            String name,
            Map<String, Table> all,
            Map<String, Set<String>> refersTo,
            Set<String> seen,
            List<Table> ordered) {
        Table table = all.get(name);
        if (table == null || !seen.add(name)) {
            return;
        }
        refersTo.getOrDefault(name, Set.of()).stream()
                .sorted()
                .forEach(other -> visit(other, all, refersTo, seen, ordered));
        ordered.add(table);
    }
}
