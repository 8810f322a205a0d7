package vn.kieumau.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Refused;

/** Links with which one person chooses a password, once. A new link of an account ends the ones before. */
@Component
public class Links {
    static final Duration VALID = Duration.ofDays(3);

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Actors actors;
    private final Passwords passwords;
    private final PasswordEncoder encoder;
    private final Sessions sessions;
    private final Clock clock;

    Links(
            JdbcClient jdbc,
            Audit audit,
            Actors actors,
            Passwords passwords,
            PasswordEncoder encoder,
            Sessions sessions,
            Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.actors = actors;
        this.passwords = passwords;
        this.encoder = encoder;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** @return the link's code, which is not kept: only its hash is */
    @Transactional(propagation = Propagation.MANDATORY)
    String make(long accountId) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql(
                        "update accounts.password_link set expires_at = :now where account_id = :account and used_at is null and expires_at > :now")
                .param("now", now)
                .param("account", accountId)
                .update();
        String code = Secrets.random(24);
        jdbc.sql("""
                        insert into accounts.password_link (account_id, hash, made_at, expires_at)
                        values (:account, :hash, :now, :expires)
                        """)
                .param("account", accountId)
                .param("hash", Secrets.hash(code))
                .param("now", now)
                .param("expires", now.plus(VALID))
                .update();
        return code;
    }

    /** Whom the link is for; empty when it was used, has expired or never was. */
    public Optional<String> login(String code) {
        return find(code).map(Found::login);
    }

    /** Chooses the password and ends the link and all sessions of the account. */
    @Transactional
    public void choosePassword(String code, String password, String again) {
        Found found = Refused.found(find(code));
        passwords.refuseUnfit(found.login(), password, again);
        int used = jdbc.sql("update accounts.password_link set used_at = :now where id = :id and used_at is null")
                .param("now", OffsetDateTime.now(clock))
                .param("id", found.id())
                .update();
        Refused.when(used == 0, KernelRefusal.NOT_FOUND);
        jdbc.sql("update accounts.credential set password_hash = :hash where account_id = :account")
                .param("hash", encoder.encode(password))
                .param("account", found.accountId())
                .update();
        sessions.endAll(found.login());
        audit.recordAct(
                Refused.found(actors.now(found.login())),
                "CHOOSE_PASSWORD",
                "accounts.account",
                found.accountId(),
                found.login(),
                null,
                "");
    }

    private Optional<Found> find(String code) {
        return jdbc.sql("""
                        select l.id, l.account_id, a.login from accounts.password_link l join accounts.account a on a.id = l.account_id
                        where l.hash = :hash and l.used_at is null and l.expires_at > :now and a.active
                        """)
                .param("hash", Secrets.hash(code))
                .param("now", OffsetDateTime.now(clock))
                .query(Found.class)
                .optional();
    }

    record Found(long id, long accountId, String login) {}
}
