package vn.kieumau.accounts;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;

/**
 * Which account somebody is whom an identity provider vouches for. The first sign-in binds its subject to the account of
 * that login; from then on the subject alone counts, because names are given again to other people.
 */
@Component
public class Identities {
    private static final int LONGEST_SUBJECT = 255;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Actors actors;
    private final Clock clock;

    Identities(JdbcClient jdbc, Audit audit, Actors actors, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.actors = actors;
        this.clock = clock;
    }

    /**
     * @param claimed the login by which the provider calls the subject
     * @return login of the account; empty when there is none in use, or when it is bound to another subject
     */
    @Transactional
    public Optional<String> login(String issuer, String subject, String claimed) {
        Optional<Bound> known = find(issuer, subject);
        if (known.isPresent()) {
            return known.filter(Bound::active).map(Bound::login);
        }
        Optional<Actor> account = actors.now(claimed);
        if (account.isEmpty() || subject.isEmpty() || subject.length() > LONGEST_SUBJECT) {
            return Optional.empty();
        }
        Optional<Long> bound = jdbc.sql("""
                        insert into accounts.provider_identity (account_id, issuer, subject, bound_at)
                        values (:account, :issuer, :subject, :now) on conflict do nothing returning id
                        """)
                .param("account", account.get().accountId())
                .param("issuer", issuer)
                .param("subject", subject)
                .param("now", OffsetDateTime.now(clock))
                .query(Long.class)
                .optional();
        if (bound.isEmpty()) {
            // Another subject holds the account; or the same one came twice at once, and the other request has bound
            // it.
            return find(issuer, subject).filter(Bound::active).map(Bound::login);
        }
        audit.recordAct(account.get(), "BIND_IDENTITY", "accounts.provider_identity", bound.get(), claimed, null, "");
        return Optional.of(claimed);
    }

    /** Identity providers of which somebody is bound to the account. */
    public List<String> issuers(long accountId) {
        return jdbc.sql("select issuer from accounts.provider_identity where account_id = :account order by issuer")
                .param("account", accountId)
                .query(String.class)
                .list();
    }

    /** The next sign-in at the provider binds anew. */
    @Transactional(propagation = Propagation.MANDATORY)
    void release(Actor actor, long accountId, String login) {
        jdbc.sql("delete from accounts.provider_identity where account_id = :account returning id")
                .param("account", accountId)
                .query(Long.class)
                .list()
                .forEach(id -> audit.record(
                        actor, Permission.RESET_ACCOUNT, "accounts.provider_identity", id, login, null, ""));
    }

    private Optional<Bound> find(String issuer, String subject) {
        return jdbc.sql("""
                        select a.login, a.active from accounts.provider_identity i join accounts.account a on a.id = i.account_id
                        where i.issuer = :issuer and i.subject = :subject
                        """)
                .param("issuer", issuer)
                .param("subject", subject)
                .query(Bound.class)
                .optional();
    }

    record Bound(String login, boolean active) {}
}
