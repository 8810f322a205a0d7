package vn.kieumau.accounts;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;

/** As long as no administrator can sign in, whoever starts the server gets a link to become one; each start ends the link before. */
@Component
public class FirstAdministrator {
    static final String LOGIN = "quantri";

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Actors actors;
    private final ManageAccounts manageAccounts;
    private final GrantRoles grantRoles;
    private final Links links;

    FirstAdministrator(
            JdbcClient jdbc,
            Audit audit,
            Actors actors,
            ManageAccounts manageAccounts,
            GrantRoles grantRoles,
            Links links) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.actors = actors;
        this.manageAccounts = manageAccounts;
        this.grantRoles = grantRoles;
        this.links = links;
    }

    /** @return the code of the link; empty when an administrator can sign in already */
    @Transactional
    public Optional<String> link() {
        Actor operator = actors.operator("Người vận hành máy chủ");
        boolean known = jdbc.sql("""
                        select exists (select 1 from accounts.account a
                            join accounts.credential c on c.account_id = a.id and c.password_hash is not null
                            join accounts.role_grant g on g.account_id = a.id and g.role = 'ADMINISTRATOR' and g.valid @> :today
                            where a.active)
                        """)
                .param("today", operator.today())
                .query(Boolean.class)
                .single();
        if (known) {
            return Optional.empty();
        }
        long account = jdbc.sql("select id from accounts.account where login = :login")
                .param("login", LOGIN)
                .query(Long.class)
                .optional()
                .orElseGet(() -> manageAccounts.insert(LOGIN, "Quản trị hệ thống", "System administrator"));
        makeAdministrator(operator, account);
        return Optional.of(links.make(account));
    }

    /** The account may be new, or one whose role has ended or that was taken out of use: then the link would lead nowhere. */
    private void makeAdministrator(Actor operator, long account) {
        LocalDate today = operator.today();
        jdbc.sql("update accounts.account set active = true where id = :id")
                .param("id", account)
                .update();
        audit.recordAct(operator, "FIRST_ADMINISTRATOR", "accounts.account", account, LOGIN, null, "");
        boolean holds = jdbc.sql("""
                        select exists (select 1 from accounts.role_grant
                            where account_id = :id and role = 'ADMINISTRATOR' and valid @> :today)
                        """)
                .param("id", account)
                .param("today", today)
                .query(Boolean.class)
                .single();
        if (!holds) {
            long grant = grantRoles.insert(account, new NewGrant(Role.ADMINISTRATOR, null, today, null, false), null);
            audit.recordAct(operator, "FIRST_ADMINISTRATOR", "accounts.role_grant", grant, LOGIN, null, "");
        }
    }
}
