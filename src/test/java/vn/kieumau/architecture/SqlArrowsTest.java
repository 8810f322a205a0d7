package vn.kieumau.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kieumau.support.ApplicationTest;

/** In SQL as in Java: a module touches its own schema, and views named v_ of modules that it declares. */
@ApplicationTest
class SqlArrowsTest {
    private static final Pattern LITERAL =
            Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);
    /** Copies every table there is, whosever it is. */
    private static final Path BACKUPS = Modules.SOURCES.resolve("operations/backup");

    private static final Pattern QUALIFIED = Pattern.compile("\\b([a-z]+)\\.([a-z_]+)\\b");

    @Autowired
    JdbcClient jdbc;

    @Test
    void sqlInAModuleReachesOnlyAlongItsArrows() throws IOException {
        Set<String> names = relations();
        Set<String> broken = new TreeSet<>();
        int seen = 0;
        try (Stream<Path> files = Files.walk(Modules.SOURCES)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java") && !each.startsWith(BACKUPS))
                    .toList()) {
                String source = Files.readString(file);
                if (file.getNameCount() > Modules.SOURCES.getNameCount() + 1) {
                    String module = file.getName(Modules.SOURCES.getNameCount()).toString();
                    broken.addAll(broken(module, source, names));
                    seen += source.contains("jdbc.sql") ? 1 : 0;
                }
            }
        }
        assertThat(seen).as("files with SQL").isGreaterThan(20);
        assertThat(broken).isEmpty();
    }

    @Test
    void theRuleFindsATableOfAnotherModule() {
        Set<String> names = relations();
        assertThat(broken("criteria", "jdbc.sql(\"select * from units.unit\")", names))
                .containsExactly("criteria → units.unit");
        assertThat(broken("criteria", "jdbc.sql(\"\"\"\n  select 1 from units.v_unit\n  \"\"\")", names))
                .containsExactly("criteria → units.v_unit");
        assertThat(broken("campaigns", "jdbc.sql(\"select * from units.v_unit, campaigns.cohort\")", names))
                .isEmpty();
        assertThat(broken("campaigns", "jdbc.sql(\"update units.unit set key = ''\")", names))
                .hasSize(1);
    }

    @Test
    void foreignKeysFollowTheArrows() {
        List<String> crossings = crossings("""
                select f.relnamespace::regnamespace || ' → ' || t.relnamespace::regnamespace || ' (' || c.conname || ')'
                from pg_constraint c join pg_class f on f.oid = c.conrelid join pg_class t on t.oid = c.confrelid
                where c.contype = 'f' and f.relnamespace <> t.relnamespace
                """);
        assertThat(crossings).hasSizeGreaterThan(20);
        assertThat(crossings.stream().filter(each -> !declared(each))).isEmpty();
        jdbc.sql("alter table units.unit add column planted bigint references campaigns.cohort")
                .update();
        assertThat(crossings("""
                select f.relnamespace::regnamespace || ' → ' || t.relnamespace::regnamespace || ' (' || c.conname || ')'
                from pg_constraint c join pg_class f on f.oid = c.conrelid join pg_class t on t.oid = c.confrelid
                where c.contype = 'f' and c.conname like '%planted%'
                """)).allMatch(each -> !declared(each)).hasSize(1);
    }

    @Test
    void viewsReadTheirOwnSchemaOnly() {
        String foreign = """
                select distinct v.relnamespace::regnamespace || '.' || v.relname
                from pg_class v join pg_rewrite r on r.ev_class = v.oid join pg_depend d on d.objid = r.oid
                join pg_class t on t.oid = d.refobjid
                where v.relkind = 'v' and t.relnamespace <> v.relnamespace
                  and v.relnamespace::regnamespace::text = any(array[%s]::text[])
                """.formatted(quoted());
        assertThat(crossings(foreign)).isEmpty();
        jdbc.sql("create view criteria.v_planted as select id from units.unit").update();
        assertThat(crossings(foreign)).containsExactly("criteria.v_planted");
    }

    private static Set<String> broken(String module, String source, Set<String> names) {
        Map<String, Set<String>> arrows = Modules.declared();
        Set<String> broken = new TreeSet<>();
        Matcher literals = LITERAL.matcher(source);
        while (literals.find()) {
            String literal = literals.group(1) == null ? literals.group(2) : literals.group(1);
            Matcher used = QUALIFIED.matcher(literal);
            while (used.find()) {
                String schema = used.group(1);
                boolean foreign = names.contains(used.group()) && !schema.equals(module);
                // The trail names the table it is told about; it is told by that table's own module.
                if (foreign
                        && !(used.group(2).startsWith("v_")
                                && arrows.get(module).contains(schema))) {
                    broken.add(module + " → " + used.group());
                }
            }
        }
        return broken;
    }

    private boolean declared(String crossing) {
        String[] ends = crossing.replaceAll(" \\(.*", "").split(" → ");
        return Modules.declared().get(ends[0]).contains(ends[1]);
    }

    private Set<String> relations() {
        return new TreeSet<>(crossings("""
                select relnamespace::regnamespace || '.' || relname from pg_class
                where relkind in ('r', 'v') and relnamespace::regnamespace::text = any(array[%s]::text[])
                """.formatted(quoted())));
    }

    private static String quoted() {
        return "'" + String.join("', '", Modules.declared().keySet()) + "'";
    }

    private List<String> crossings(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }
}
