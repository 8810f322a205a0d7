package vn.kieumau.accounts;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Accounts that are in use, each with the roles that it has for itself, as {@link ImportAccounts} takes them: to set up another
 * server, or as the sheet to write new ones in. Who stands in for somebody and who is in a delegation comes from elsewhere; how people sign in is in no file.
 */
@Component
public class ExportAccounts {
    private final JdbcClient jdbc;

    ExportAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param line gets the cells of {@link ImportAccounts#COLUMNS} */
    public void lines(LocalDate today, Consumer<List<@Nullable Object>> line) {
        jdbc.sql("""
                        select a.login, a.display_name, a.display_name_en, g.role, case when g.role <> 'ADMINISTRATOR' then o.key end, lower(g.valid)::text, (upper(g.valid) - 1)::text
                        from accounts.account a join accounts.role_grant g on g.account_id = a.id
                        left join accounts.office o on o.id = g.office_id
                        where a.active and g.unit_id is null and not g.substitute and (upper(g.valid) is null or upper(g.valid) > :today)
                        order by a.login, g.id
                        """).param("today", today).query(row -> {
            String[] cells = new String[ImportAccounts.COLUMNS.size()];
            for (int column = 0; column < cells.length; column++) {
                cells[column] = row.getString(column + 1);
            }
            line.accept(Arrays.asList((Object[]) cells));
        });
    }
}
