package vn.kieumau.accounts;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/**
 * Gives and takes roles. Administrators have no business rights: nobody holds that role and another at once, and nobody
 * grants anything to the own account.
 */
@Component
public class GrantRoles {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final ManageAccounts manageAccounts;

    GrantRoles(JdbcClient jdbc, Audit audit, ManageAccounts manageAccounts) {
        this.manageAccounts = manageAccounts;
        this.jdbc = jdbc;
        this.audit = audit;
    }

    @Transactional
    public long grant(Actor actor, long accountId, NewGrant grant) {
        String login = manageAccounts.other(actor, Permission.GRANT_ROLE, accountId);
        Refused.when(!grant.role().granted(), AccountsRefusal.BY_DELEGATION_ONLY, new Text.Field("accounts.role"));
        long id = insert(accountId, grant, actor.accountId());
        audit.record(
                actor,
                Permission.GRANT_ROLE,
                "accounts.role_grant",
                id,
                login + " · " + grant.role().name(),
                null,
                "");
        return id;
    }

    /** Takes effect on the next request. What was done under the role stays; a role not begun yet goes without a trace in lists. */
    @Transactional
    public void revoke(Actor actor, long accountId, long grantId) {
        String login = manageAccounts.other(actor, Permission.REVOKE_ROLE, accountId);
        Held held = Refused.found(jdbc.sql(
                        "select role, lower(valid) as begins, upper(valid) as ends from accounts.role_grant where id = :id and account_id = :account")
                .param("id", grantId)
                .param("account", accountId)
                .query(Held.class)
                .optional());
        LocalDate today = actor.today();
        Refused.when(held.ends() != null && !held.ends().isAfter(today), KernelRefusal.NOT_IN_THIS_STATE);
        if (held.begins() != null && !held.begins().isBefore(today)) {
            jdbc.sql("delete from accounts.role_grant where id = :id")
                    .param("id", grantId)
                    .update();
        } else {
            jdbc.sql("update accounts.role_grant set valid = daterange(lower(valid), :today) where id = :id")
                    .param("today", today)
                    .param("id", grantId)
                    .update();
        }
        audit.record(
                actor, Permission.REVOKE_ROLE, "accounts.role_grant", grantId, login + " · " + held.role(), null, "");
    }

    long insert(long accountId, NewGrant grant, @Nullable Long by) {
        boolean administrator = grant.role() == Role.ADMINISTRATOR;
        Refused.when(
                !administrator && grant.officeId() == null,
                AccountsRefusal.NO_OFFICE,
                new Text.Field("accounts.office"));
        LocalDate until = grant.to() == null ? null : grant.to().plusDays(1);
        Refused.when(
                until != null && !until.isAfter(grant.from()),
                AccountsRefusal.PERIOD,
                new Text.Field("accounts.until"));
        Refused.when(
                grant.substitute() && until == null, AccountsRefusal.SUBSTITUTE_ENDS, new Text.Field("accounts.until"));
        boolean mixed = jdbc.sql("""
                        select exists (select 1 from accounts.role_grant
                            where account_id = :account and (role = 'ADMINISTRATOR') <> :administrator
                              and valid && daterange(:from, :until::date))
                        """)
                .param("account", accountId)
                .param("administrator", administrator)
                .param("from", grant.from())
                .param("until", until)
                .query(Boolean.class)
                .single();
        Refused.when(mixed, AccountsRefusal.ADMINISTRATOR_APART);
        try {
            Optional<Long> id = jdbc.sql("""
                            insert into accounts.role_grant (account_id, role, office_id, valid, substitute, granted_by)
                            values (:account, :role, :office::bigint, daterange(:from, :until::date), :substitute, :by::bigint)
                            returning id
                            """)
                    .param("account", accountId)
                    .param("role", grant.role().name())
                    .param("office", administrator ? null : grant.officeId())
                    .param("from", grant.from())
                    .param("until", until)
                    .param("substitute", grant.substitute())
                    .param("by", by)
                    .query(Long.class)
                    .optional();
            return id.orElseThrow();
        } catch (DataIntegrityViolationException refused) {
            String message = String.valueOf(refused.getMostSpecificCause().getMessage());
            throw new Refused(
                    message.contains("role_grant_once") ? AccountsRefusal.GRANT_TWICE : AccountsRefusal.NO_OFFICE,
                    new Text.Field("accounts.office"));
        }
    }

    record Held(
            String role,
            @Nullable LocalDate begins,
            @Nullable LocalDate ends) {}
}
