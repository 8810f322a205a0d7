package vn.kieumau.accounts;

import java.util.Locale;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/** What an administrator does to accounts. Nobody does it to the own one: two administrators watch each other. */
@Component
public class ManageAccounts {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Links links;
    private final Sessions sessions;
    private final SecondFactor secondFactor;
    private final Identities identities;

    ManageAccounts(
            JdbcClient jdbc,
            Audit audit,
            Links links,
            Sessions sessions,
            SecondFactor secondFactor,
            Identities identities) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.links = links;
        this.sessions = sessions;
        this.secondFactor = secondFactor;
        this.identities = identities;
    }

    /** A new account without a password: its owner chooses one by a link. */
    @Transactional
    public long create(Actor actor, String typedLogin, String name, String nameEn) {
        actor.require(Permission.CREATE_ACCOUNT);
        long id = insert(typedLogin, name, nameEn);
        record(actor, Permission.CREATE_ACCOUNT, id);
        return id;
    }

    /**
     * Begins anew how the owner signs in: nobody at an identity provider stands for the account any more either.
     *
     * @return the code of a new link; whoever opens it chooses the account's password
     */
    @Transactional
    public String link(Actor actor, long accountId) {
        String login = other(actor, Permission.RESET_ACCOUNT, accountId);
        identities.release(actor, accountId, login);
        record(actor, Permission.RESET_ACCOUNT, accountId);
        return links.make(accountId);
    }

    /** For who has lost the device: the next sign-in asks for a new second factor where one is needed. */
    @Transactional
    public void resetSecondFactor(Actor actor, long accountId) {
        other(actor, Permission.RESET_ACCOUNT, accountId);
        secondFactor.remove(accountId);
        record(actor, Permission.RESET_ACCOUNT, accountId);
    }

    /** Nobody signs in to an account that is not active; what goes on ends now, tokens and links with it. */
    @Transactional
    public void activate(Actor actor, long accountId, boolean active) {
        String login = other(actor, Permission.DEACTIVATE_ACCOUNT, accountId);
        jdbc.sql("update accounts.account set active = :active, version = version + 1 where id = :id")
                .param("active", active)
                .param("id", accountId)
                .update();
        sessions.endAll(login);
        record(actor, Permission.DEACTIVATE_ACCOUNT, accountId);
    }

    long insert(String typedLogin, String name, String nameEn) {
        String login = Text.required(typedLogin, "accounts.login", 40).toLowerCase(Locale.ROOT);
        Refused.when(
                !login.matches("[a-z0-9][a-z0-9._-]{1,39}"),
                AccountsRefusal.LOGIN_SHAPE,
                new Text.Field("accounts.login"));
        String display = Text.required(name, "accounts.name", Text.LINE);
        String displayEn = Text.of(nameEn, "accounts.name_en", Text.LINE);
        try {
            long id = jdbc.sql("""
                            insert into accounts.account (login, display_name, display_name_en) values (:login, :name, :nameEn) returning id
                            """)
                    .param("login", login)
                    .param("name", display)
                    .param("nameEn", displayEn)
                    .query(Long.class)
                    .single();
            jdbc.sql("insert into accounts.credential (account_id) values (:id)")
                    .param("id", id)
                    .update();
            return id;
        } catch (DuplicateKeyException taken) {
            throw new Refused(AccountsRefusal.LOGIN_TAKEN, new Text.Field("accounts.login"), login);
        }
    }

    /** Login of an account that is not the actor's own, locked until the end of the transaction. */
    String other(Actor actor, Permission permission, long accountId) {
        actor.require(permission);
        Refused.when(accountId == actor.accountId(), AccountsRefusal.NOT_ONESELF);
        return jdbc.sql("select login from accounts.account where id = :id for no key update")
                .param("id", accountId)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new Refused(KernelRefusal.NOT_FOUND));
    }

    private void record(Actor actor, Permission act, long accountId) {
        String login = jdbc.sql("select login from accounts.account where id = :id")
                .param("id", accountId)
                .query(String.class)
                .single();
        audit.record(actor, act, "accounts.account", accountId, login, null, "");
    }
}
