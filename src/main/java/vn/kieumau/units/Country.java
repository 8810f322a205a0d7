package vn.kieumau.units;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.postgresql.PGConnection;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;

/** The units of Vietnam through time, which the product brings: docs/country.md tells where they come from and what they lack. */
@Component
public class Country {
    private static final String FOLDER = "country/";
    private static final String UNITS = "units.csv";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final ApplyChanges applyChanges;
    private final Audit audit;

    Country(JdbcClient jdbc, JdbcTemplate template, ApplyChanges applyChanges, Audit audit) {
        this.jdbc = jdbc;
        this.template = template;
        this.applyChanges = applyChanges;
        this.audit = audit;
    }

    /** Loads all of it into a tree that is still empty; {@code Tree.refresh()} must follow. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void load(Actor operator) {
        loadUnits();
        reorganise(operator, "2025-07-01", "Sắp xếp đơn vị hành chính cấp tỉnh, cấp xã; kết thúc cấp huyện");
        reorganise(operator, "2026-04-30", "Thành lập thành phố Đồng Nai và các phường thuộc thành phố");
    }

    /** Units and their versions before the first reorganisation. */
    void loadUnits() {
        jdbc.sql("""
                        create temporary table country_unit (key text, code text, name text, type text, level text, parent_key text,
                            valid_from date, valid_to date) on commit drop
                        """).update();
        copy("country_unit", UNITS);
        jdbc.sql("insert into units.unit (key) select distinct key from country_unit")
                .update();
        jdbc.sql("""
                        insert into units.unit_version (unit_id, code, name, type, level, parent_id, valid)
                        select u.id, c.code, c.name, c.type, c.level, p.id, daterange(c.valid_from, c.valid_to)
                        from country_unit c join units.unit u on u.key = c.key left join units.unit p on p.key = c.parent_key
                        """).update();
        jdbc.sql("drop table country_unit").update();
    }

    private void reorganise(Actor operator, String day, String title) {
        long id = jdbc.sql("""
                        insert into units.reorganisation (key, title, day, state) values (:day, :title, :day::date, 'confirmed') returning id
                        """)
                .param("day", day)
                .param("title", title)
                .query(Long.class)
                .single();
        jdbc.sql("""
                        create temporary table country_change (line integer generated always as identity (start with 2), from_code text, part text,
                            to_code text, to_name text, to_type text, to_parent_code text, legal_basis text) on commit drop
                        """).update();
        copy("country_change (from_code, part, to_code, to_name, to_type, to_parent_code, legal_basis)", day + ".csv");
        jdbc.sql("""
                        insert into units.change (reorganisation_id, line, from_code, part, to_code, to_name, to_type, to_parent_code, legal_basis)
                        select :id, line, from_code, part, to_code, to_name, to_type, to_parent_code, legal_basis from country_change
                        """).param("id", id).update();
        jdbc.sql("drop table country_change").update();
        applyChanges.resolve(id);
        applyChanges.apply(id);
        jdbc.sql("update units.reorganisation set state = 'applied' where id = :id")
                .param("id", id)
                .update();
        audit.recordAct(operator, "LOAD_COUNTRY", "units.reorganisation", id, title, null, "");
    }

    private void copy(String table, String file) {
        template.execute((ConnectionCallback<Long>) connection -> {
            try (InputStream content = new ClassPathResource(FOLDER + file).getInputStream()) {
                return connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy " + table + " from stdin (format csv, header)", content);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }
}
