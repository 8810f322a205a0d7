package vn.kieumau.accounts;

import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.ImportProblem;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Row;
import vn.kieumau.kernel.Text;

/**
 * Many accounts from one CSV text (RFC 4180, UTF-8): columns login, display_name, display_name_en, role, office_key,
 * valid_from, valid_to (last day, may be empty). A login may come again with a further role. All lines or none.
 */
@Component
public class ImportAccounts {
    public static final List<String> COLUMNS =
            List.of("login", "display_name", "display_name_en", "role", "office_key", "valid_from", "valid_to");

    private static final int MOST = 5_000;
    private static final CSVFormat CSV = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .setIgnoreEmptyLines(true)
            .get();

    private final JdbcClient jdbc;
    private final Audit audit;
    private final ManageAccounts manageAccounts;
    private final GrantRoles grantRoles;
    private final Links links;

    ImportAccounts(JdbcClient jdbc, Audit audit, ManageAccounts manageAccounts, GrantRoles grantRoles, Links links) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.manageAccounts = manageAccounts;
        this.grantRoles = grantRoles;
        this.links = links;
    }

    /** @return login and code of the link of each new account, in the order of the file */
    @Transactional
    public Map<String, String> load(Actor actor, String csv) {
        actor.require(Permission.IMPORT_ACCOUNTS);
        Map<String, Long> offices = new HashMap<>();
        jdbc.sql("select key, id from accounts.office").query(row -> {
            offices.put(row.getString(1), row.getLong(2));
        });
        Map<String, Long> created = new LinkedHashMap<>();
        Map<String, String> codes = new LinkedHashMap<>();
        for (Row row : rows(csv)) {
            try {
                String login = row.required("login");
                Long known = created.get(login);
                long account = known == null
                        ? manageAccounts.insert(login, row.required("display_name"), row.text("display_name_en"))
                        : known;
                if (known == null) {
                    created.put(login, account);
                    codes.put(login, links.make(account));
                    audit.record(actor, Permission.IMPORT_ACCOUNTS, "accounts.account", account, login, null, "");
                }
                Role role = row.oneOf("role", Role.class);
                LocalDate from = row.requiredDate("valid_from");
                Long office = role == Role.ADMINISTRATOR ? null : row.lookUp("office_key", offices);
                long grant = grantRoles.insert(
                        account, new NewGrant(role, office, from, row.date("valid_to"), false), actor.accountId());
                audit.record(
                        actor,
                        Permission.IMPORT_ACCOUNTS,
                        "accounts.role_grant",
                        grant,
                        login + " · " + role.name(),
                        null,
                        "");
            } catch (ImportProblem problem) {
                throw new Refused(
                        AccountsRefusal.IMPORT_PROBLEM,
                        new Text.Field("accounts.import.file"),
                        row.line(),
                        problem.column(),
                        problem.value());
            } catch (Refused refused) {
                throw new Refused(
                        AccountsRefusal.IMPORT_PROBLEM,
                        new Text.Field("accounts.import.file"),
                        row.line(),
                        "login",
                        row.text("login"));
            }
        }
        Refused.when(
                created.isEmpty(),
                AccountsRefusal.IMPORT_PROBLEM,
                new Text.Field("accounts.import.file"),
                1,
                "login",
                "");
        return codes;
    }

    private static List<Row> rows(String csv) {
        List<Row> rows = new ArrayList<>();
        String text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
        try (CSVParser lines = CSV.parse(new StringReader(text))) {
            List<String> lacking = COLUMNS.stream()
                    .filter(each -> !lines.getHeaderNames().contains(each))
                    .toList();
            Refused.when(
                    !lacking.isEmpty(),
                    AccountsRefusal.IMPORT_LACKS,
                    new Text.Field("accounts.import.file"),
                    String.join(", ", lacking));
            lines.stream()
                    .limit(MOST + 1L)
                    .forEach(line ->
                            rows.add(new Row("accounts.csv", line.getRecordNumber() + 1, new HashMap<>(line.toMap()))));
        } catch (IOException | IllegalArgumentException | java.io.UncheckedIOException unreadable) {
            throw new Refused(
                    AccountsRefusal.IMPORT_PROBLEM,
                    new Text.Field("accounts.import.file"),
                    rows.size() + 2,
                    "login",
                    "");
        }
        Refused.when(rows.size() > MOST, AccountsRefusal.IMPORT_TOO_LONG, new Text.Field("accounts.import.file"), MOST);
        return rows;
    }
}
