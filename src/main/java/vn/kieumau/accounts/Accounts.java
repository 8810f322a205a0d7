package vn.kieumau.accounts;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;

/** Reading accounts. */
@Component
public class Accounts {
    /** Of all accounts of the demonstration folder on board; public, which is why such a server never leaves loopback. */
    public static final String DEMONSTRATION_PASSWORD = "kieumau-minh-hoa";

    private final JdbcClient jdbc;

    Accounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<String> passwordHash(String login) {
        return jdbc.sql("select password_hash from accounts.account where login = :login and active")
                .param("login", login)
                .query(String.class)
                .optional();
    }

    /** One line per account, with its roles and offices; for administrators. */
    public PageOf<AccountLine> page(String words, Paging paging) {
        List<AccountLine> lines = jdbc.sql("""
                        select a.id, a.login, a.display_name, a.display_name_en, a.active,
                            coalesce(string_agg(g.role || '|' || o.name || '|' || o.name_en, '#' order by g.id), '') as grants,
                            count(*) over () as total
                        from accounts.account a
                        left join accounts.role_grant g on g.account_id = a.id
                        left join accounts.office o on o.id = g.office_id
                        where :words = '' or fold(a.login || ' ' || a.display_name) like '%' || fold(:words) || '%'
                        group by a.id
                        order by a.id
                        limit :limit offset :offset
                        """)
                .param("words", words)
                .param("limit", paging.size())
                .param("offset", paging.offset())
                .query(AccountLine.class)
                .list();
        return new PageOf<>(lines, lines.isEmpty() ? 0 : lines.get(0).total(), paging);
    }

    /** Sign-ins of a demonstration, for the console and the sign-in page: login and what it is for. */
    public List<AccountLine> all() {
        return jdbc.sql("""
                        select id, login, display_name, display_name_en, active, '' as grants, 0 as total
                        from accounts.account where active order by id
                        """).query(AccountLine.class).list();
    }
}
