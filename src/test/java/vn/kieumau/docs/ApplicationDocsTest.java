package vn.kieumau.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Routes;
import vn.kieumau.support.Routes.Route;
import vn.kieumau.web.OpenToAll;

/** Documents that only the running application can tell. */
@ApplicationTest
class ApplicationDocsTest {
    @Autowired
    RequestMappingHandlerMapping mapping;

    @Autowired
    JdbcClient jdbc;

    @Test
    void routes() throws IOException {
        StringBuilder document = new StringBuilder("""
                # Routes

                Written from the controllers. Any one of the permissions opens a route; which units it reaches there is the query's
                business. Signing in and out (`POST /accounts/sign-in`, `GET /accounts/sign-in/provider`, `POST /accounts/sign-out`) is
                Spring Security's.

                | route | controller | permission | template |
                |---|---|---|---|
                """);
        for (Route route : Routes.of(mapping)) {
            String controller = route.handler().getDeclaringClass().getSimpleName();
            OpenToAll open = route.handler().getAnnotation(OpenToAll.class);
            document.append("| `%s` | `%s.%s` | %s | %s |%n"
                    .formatted(
                            route,
                            controller,
                            route.handler().getName(),
                            open != null
                                    ? "open: " + open.because()
                                    : route.permissions().stream()
                                            .map(each -> "`" + each + "`")
                                            .collect(Collectors.joining(", ")),
                            templates(route)));
        }
        Document.holds("routes.md", document.toString());
    }

    @Test
    void schema() throws IOException {
        List<Column> columns = jdbc.sql("""
                        select t.relnamespace::regnamespace::text as schema, t.relname as relation, t.relkind = 'v' as view,
                            a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required,
                            (select r.relnamespace::regnamespace || '.' || r.relname from pg_constraint c join pg_class r on r.oid = c.confrelid
                             where c.conrelid = t.oid and c.contype = 'f' and c.conkey = array[a.attnum] limit 1) as refers
                        from pg_class t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
                        where t.relkind in ('r', 'v') and t.relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema')
                          and t.relname <> 'flyway_schema_history'
                        order by 1, t.relkind desc, 2, a.attnum
                        """).query(Column.class).list();
        StringBuilder document = new StringBuilder("""
                # Schema

                Written from the database that the migrations in `src/main/resources/db/migration` make; what a table is for stands
                there above it. One schema per module; other modules read its views only.
                """);
        String relation = "";
        for (Column column : columns) {
            String name = column.schema() + "." + column.relation();
            if (!name.equals(relation)) {
                relation = name;
                document.append("%n## %s%s%n%n".formatted(name, column.view() ? " (view)" : ""));
            }
            document.append("- `%s` %s%s%s%n"
                    .formatted(
                            column.name(),
                            column.type(),
                            column.required() || column.view() ? "" : ", may be null",
                            column.refers() == null ? "" : " → " + column.refers()));
        }
        Document.holds("schema.md", document.toString());
    }

    /** The templates that the controller's class names; a page with several is the same for all of its routes. */
    private static String templates(Route route) throws IOException {
        Class<?> controller = route.handler().getDeclaringClass();
        String source =
                Files.readString(Path.of("src/main/java", controller.getName().replace('.', '/') + ".java"));
        Matcher named = Pattern.compile("return \"([a-z]+/[a-z-]+)\"").matcher(source);
        TreeSet<String> templates = new TreeSet<>();
        while (named.find()) {
            templates.add("`" + named.group(1) + "`");
        }
        return String.join(", ", templates);
    }

    @org.jspecify.annotations.NullUnmarked
    record Column(
            String schema, String relation, boolean view, String name, String type, boolean required, String refers) {}
}
