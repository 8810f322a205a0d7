package vn.kieumau.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;

/** Personal tokens for programs. Only their SHA-256 is kept: they are random enough to need no slow hash. */
@Component
public class Tokens {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Actors actors;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Tokens(JdbcClient jdbc, Audit audit, Actors actors, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.actors = actors;
        this.clock = clock;
    }

    /** A new token for the account, or empty when there is no such active account. It is shown once and not stored. */
    @Transactional
    public Optional<String> create(String login, Duration validFor) {
        return actors.now(login).map(actor -> {
            byte[] secret = new byte[32];
            random.nextBytes(secret);
            String token = "km_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
            OffsetDateTime now = OffsetDateTime.now(clock);
            long id = jdbc.sql("""
                            insert into accounts.token (account_id, hash, created_at, expires_at)
                            values (:account, :hash, :now, :expires) returning id
                            """)
                    .param("account", actor.accountId())
                    .param("hash", hash(token))
                    .param("now", now)
                    .param("expires", now.plus(validFor))
                    .query(Long.class)
                    .single();
            audit.recordAct(actor, "CREATE_TOKEN", "accounts.token", id, login, null, "");
            return token;
        });
    }

    Optional<String> login(String token) {
        return jdbc.sql("""
                        select a.login from accounts.token t join accounts.account a on a.id = t.account_id
                        where t.hash = :hash and t.expires_at > :now and a.active
                        """)
                .param("hash", hash(token))
                .param("now", OffsetDateTime.now(clock))
                .query(String.class)
                .optional();
    }

    private static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
