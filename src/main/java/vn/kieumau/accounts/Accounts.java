package vn.kieumau.accounts;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.web.Sorting;

/** Reading accounts. */
@Component
public class Accounts {
    /** Of all accounts of the demonstration folder on board; public, which is why such a server never leaves loopback. */
    public static final String DEMONSTRATION_PASSWORD = "kieumau-minh-hoa";

    private static final Sorting SORTING =
            new Sorting("a.id", "a.id").by("login", "a.login").by("name", "a.display_name collate vi_natural");

    private static final String LINE = """
            select a.id, a.login, a.display_name, a.display_name_en, a.active, coalesce(g.grants, '') as grants,
                count(*) over () as total
            from accounts.account a
            left join lateral (
                select string_agg(g.role || '|' || coalesce(o.name, '') || '|' || coalesce(o.name_en, ''), '#' order by g.id) as grants
                from accounts.role_grant g left join accounts.office o on o.id = g.office_id
                where g.account_id = a.id and g.unit_id is null and (upper(g.valid) is null or upper(g.valid) > :today)
            ) g on true
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Accounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<String> passwordHash(String login) {
        return jdbc.sql("""
                        select c.password_hash from accounts.account a join accounts.credential c on c.account_id = a.id
                        where a.login = :login and a.active and c.password_hash is not null
                        """).param("login", login).query(String.class).optional();
    }

    /** One line per account, with its roles and offices; for administrators. */
    public PageOf<AccountLine> page(String words, Paging paging) {
        List<AccountLine> lines = jdbc.sql(LINE + """
                        where (:words = '' or fold(a.login || ' ' || a.display_name) like '%' || fold(:words) || '%')
                        """ + SORTING.page(paging))
                .param("words", words)
                .param("today", LocalDate.now(clock))
                .params(Sorting.values(paging))
                .query(AccountLine.class)
                .list();
        return new PageOf<>(lines, lines.isEmpty() ? 0 : lines.get(0).total(), paging);
    }

    public Optional<AccountLine> find(long accountId) {
        return jdbc.sql(LINE + " where a.id = :id")
                .param("id", accountId)
                .param("today", LocalDate.now(clock))
                .query(AccountLine.class)
                .optional();
    }

    /** Locks an account until the end of the transaction, so that whoever acts on what was seen acts on it alone. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(long accountId) {
        jdbc.sql("select 1 from accounts.account where id = :id for no key update")
                .param("id", accountId)
                .query(Integer.class)
                .optional();
    }

    /** All roles that an account holds, held and will hold; those that hold now first. */
    public List<GrantLine> grants(long accountId, LocalDate today) {
        return jdbc.sql("""
                        select g.id as grant_id, g.role, o.name as office, o.name_en as office_en, u.name as unit, lower(g.valid) as "from",
                            upper(g.valid) - 1 as "to", g.substitute, coalesce(upper(g.valid) <= :today, false) as over
                        from accounts.role_grant g left join accounts.office o on o.id = g.office_id
                        left join units.v_unit u on u.unit_id = g.unit_id
                        where g.account_id = :account order by over, lower(g.valid), g.id
                        """)
                .param("account", accountId)
                .param("today", today)
                .query(GrantLine.class)
                .list();
    }

    /** Offices that a role can be held in. */
    public List<OfficeChoice> offices() {
        return jdbc.sql("""
                        select o.id, o.name, o.name_en from accounts.office o join units.v_unit u on u.unit_id = o.unit_id
                        order by u.top_down collate vi_natural, o.id
                        """).query(OfficeChoice.class).list();
    }

    public record OfficeChoice(long id, String name, String nameEn) {}

    /** Sign-ins of a demonstration, for the console and the sign-in page: login and what it is for. */
    public List<AccountLine> all() {
        return jdbc.sql("""
                        select id, login, display_name, display_name_en, active, '' as grants, 0 as total
                        from accounts.account where active order by id
                        """).query(AccountLine.class).list();
    }
}
