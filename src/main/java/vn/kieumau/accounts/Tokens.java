package vn.kieumau.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Grant;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/** Personal tokens for programs. Only their SHA-256 is kept: they are random enough to need no slow hash. */
@Component
public class Tokens {
    static final int MOST_DAYS = 366;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Actors actors;
    private final Clock clock;

    Tokens(JdbcClient jdbc, Audit audit, Actors actors, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.actors = actors;
        this.clock = clock;
    }

    /** A new token for the account, or empty when there is no such active account: for the operator at the machine. */
    @Transactional
    public Optional<String> create(String login, Duration validFor) {
        return actors.now(login)
                .map(actor -> insert(actor, "", Scope.ALL, validFor).token());
    }

    /** @return the token, which is shown once and not stored */
    @Transactional
    public String create(Actor actor, String typedName, Scope scope, int days) {
        actor.require(Permission.MANAGE_OWN_ACCOUNT);
        String name = Text.required(typedName, "accounts.token.name", 80);
        Refused.when(
                days < 1 || days > MOST_DAYS,
                AccountsRefusal.TOKEN_DAYS,
                new Text.Field("accounts.token.days"),
                MOST_DAYS);
        return insert(actor, name, scope, Duration.ofDays(days)).token();
    }

    /** A token for a phone that the actor takes along; for nothing but what a delegation needs there. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Made forPhone(Actor actor, String name, Duration validFor) {
        return insert(actor, name, Scope.PHONE, validFor);
    }

    /** The token of a phone that is lost holds no more; whoever reports it may be another than its owner. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void endPhone(Actor actor, long tokenId) {
        jdbc.sql("""
                        update accounts.token set revoked_at = :now where id = :id and scope = :phone and revoked_at is null
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("id", tokenId)
                .param("phone", Scope.PHONE.code())
                .update();
        audit.recordAct(actor, "REVOKE_TOKEN", "accounts.token", tokenId, actor.login(), null, "");
    }

    @Transactional
    public void revoke(Actor actor, long tokenId) {
        actor.require(Permission.MANAGE_OWN_ACCOUNT);
        int revoked = jdbc.sql("""
                        update accounts.token set revoked_at = :now where id = :id and account_id = :account and revoked_at is null
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("id", tokenId)
                .param("account", actor.accountId())
                .update();
        Refused.when(revoked == 0, KernelRefusal.NOT_FOUND);
        audit.recordAct(actor, "REVOKE_TOKEN", "accounts.token", tokenId, actor.login(), null, "");
    }

    /** The actor's own tokens that still work. */
    public List<Line> of(Actor actor) {
        return jdbc.sql("""
                        select id, name, scope, created_at, expires_at from accounts.token
                        where account_id = :account and revoked_at is null and expires_at > :now order by id desc
                        """)
                .param("account", actor.accountId())
                .param("now", OffsetDateTime.now(clock))
                .query(Line.class)
                .list();
    }

    /** Whom a token stands for, with no more rights than its scope leaves; empty when it does not hold. */
    Optional<Actor> actor(String token) {
        return jdbc.sql("""
                        select a.login, t.scope from accounts.token t join accounts.account a on a.id = t.account_id
                        where t.hash = :hash and t.expires_at > :now and t.revoked_at is null and a.active
                        """)
                .param("hash", Secrets.hash(token))
                .param("now", OffsetDateTime.now(clock))
                .query(Found.class)
                .optional()
                .flatMap(found -> actors.now(found.login()).map(Scope.of(found.scope())::limit));
    }

    private Made insert(Actor actor, String name, Scope scope, Duration validFor) {
        String token = "km_" + Secrets.random(32);
        OffsetDateTime now = OffsetDateTime.now(clock);
        long id = jdbc.sql("""
                        insert into accounts.token (account_id, hash, name, scope, created_at, expires_at)
                        values (:account, :hash, :name, :scope, :now, :expires) returning id
                        """)
                .param("account", actor.accountId())
                .param("hash", Secrets.hash(token))
                .param("name", name)
                .param("scope", scope.code())
                .param("now", now)
                .param("expires", now.plus(validFor))
                .query(Long.class)
                .single();
        audit.recordAct(actor, "CREATE_TOKEN", "accounts.token", id, actor.login(), null, "");
        return new Made(id, token);
    }

    /** A new token, which is shown once and not stored. */
    public record Made(long tokenId, String token) {}

    /** A token as its owner sees it. */
    public record Line(long id, String name, String scope, OffsetDateTime createdAt, OffsetDateTime expiresAt) {}

    record Found(String login, String scope) {}

    /** What a token may be used for: whatever its owner may, reading alone, or what a delegation needs on a phone. */
    public enum Scope {
        READ,
        ALL,
        PHONE;

        private static final Set<Permission> ON_A_PHONE =
                Set.of(Permission.VIEW_INSPECTION, Permission.VIEW_EVIDENCE, Permission.INSPECT);

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Scope of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        private Actor limit(Actor actor) {
            List<Grant> limited = actor.grants().stream()
                    .map(grant -> new Grant(
                            grant.role(),
                            grant.officeId(),
                            grant.officeName(),
                            grant.unitId(),
                            grant.unitLevel(),
                            grant.permissions().stream()
                                    .filter(permission -> leaves(grant, permission))
                                    .collect(Collectors.toUnmodifiableSet())))
                    .toList();
            return new Actor(
                    actor.accountId(), actor.login(), actor.displayName(), limited, actor.at(), actor.imported());
        }

        private boolean leaves(Grant grant, Permission permission) {
            return switch (this) {
                case ALL -> permission != Permission.MANAGE_OWN_ACCOUNT;
                case READ -> permission.name().startsWith("VIEW_");
                // only the delegation's wards, whatever else its owner reaches; what is on the phone is sent all the
                // same
                case PHONE ->
                    permission == Permission.SEND_FROM_PHONE
                            || grant.role().equals(Role.INSPECTOR.name()) && ON_A_PHONE.contains(permission);
            };
        }
    }
}
