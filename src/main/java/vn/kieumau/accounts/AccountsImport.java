package vn.kieumau.accounts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.kernel.Row;
import vn.kieumau.units.Units;

/** Reads offices, posts, accounts and grants of an import folder; formats in docs/folder-format.md. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class AccountsImport {
    private final JdbcClient jdbc;
    private final Units units;
    private final PasswordEncoder passwords;

    AccountsImport(JdbcClient jdbc, Units units, PasswordEncoder passwords) {
        this.jdbc = jdbc;
        this.units = units;
        this.passwords = passwords;
    }

    public void loadOffices(List<Row> rows) {
        Map<String, Long> unitIds = units.byKey();
        for (Row row : rows) {
            insert(
                    row,
                    "key",
                    jdbc.sql("""
                            insert into accounts.office (key, kind, name, name_en, unit_id, source)
                            values (:key, :kind, :name, :nameEn, :unit, :source)
                            """)
                            .param("key", row.required("key"))
                            .param("kind", row.required("kind"))
                            .param("name", row.required("name"))
                            .param("nameEn", row.text("name_en"))
                            .param("unit", row.lookUp("unit_key", unitIds))
                            .param("source", row.text("source")));
        }
    }

    public void loadPosts(List<Row> rows) {
        Map<String, Long> offices = ids("select key, id from accounts.office");
        for (Row row : rows) {
            insert(
                    row,
                    "title",
                    jdbc.sql("""
                            insert into accounts.post (office_id, title, rank, source)
                            values (:office, :title, :rank, :source)
                            """)
                            .param("office", row.lookUp("office_key", offices))
                            .param("title", row.required("title"))
                            .param("rank", row.text("rank"))
                            .param("source", row.text("source")));
        }
    }

    public void loadAccounts(List<Row> rows) {
        // Demonstration accounts share one password; hashing it once keeps the first start short.
        Map<String, String> hashes = new HashMap<>();
        for (Row row : rows) {
            String password = row.required("password");
            if (password.length() < 12) {
                throw row.problem("login", "has a password shorter than 12 characters");
            }
            insert(
                    row,
                    "login",
                    jdbc.sql("""
                            with account as (
                                insert into accounts.account (login, display_name, display_name_en)
                                values (:login, :name, :nameEn) returning id
                            )
                            insert into accounts.credential (account_id, password_hash) select id, :hash from account
                            """)
                            .param("login", row.required("login"))
                            .param("name", row.required("display_name"))
                            .param("nameEn", row.text("display_name_en"))
                            .param("hash", hashes.computeIfAbsent(password, passwords::encode)));
        }
    }

    public void loadGrants(List<Row> rows) {
        Map<String, Long> offices = ids("select key, id from accounts.office");
        Map<String, Long> accounts = ids("select login, id from accounts.account");
        for (Row row : rows) {
            insert(
                    row,
                    "role",
                    jdbc.sql("""
                            insert into accounts.role_grant (account_id, role, office_id, valid)
                            values (:account, :role, :office, daterange(:from::date, :to::date))
                            """)
                            .param("account", row.lookUp("login", accounts))
                            .param("role", granted(row).name())
                            .param("office", row.lookUp("office_key", offices))
                            .param("from", row.requiredDate("valid_from"))
                            .param("to", row.date("valid_to")));
        }
    }

    private static Role granted(Row row) {
        Role role = row.oneOf("role", Role.class);
        if (!role.granted()) {
            throw row.problem("role", "is given by a delegation only");
        }
        return role;
    }

    private void insert(Row row, String column, JdbcClient.StatementSpec statement) {
        try {
            statement.update();
        } catch (DataIntegrityViolationException refused) {
            throw row.refused(column, refused.getMostSpecificCause());
        }
    }

    private Map<String, Long> ids(String sql) {
        Map<String, Long> ids = new HashMap<>();
        jdbc.sql(sql).query(row -> {
            ids.put(row.getString(1), row.getLong(2));
        });
        return ids;
    }
}
