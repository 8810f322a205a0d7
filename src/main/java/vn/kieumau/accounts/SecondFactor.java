package vn.kieumau.accounts;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/**
 * Codes of an authenticator app (TOTP, RFC 6238: SHA-1, 30 seconds, six digits), and recovery codes for who has lost it.
 * Required of approvers and administrators, except in a demonstration, whose passwords are public anyway.
 */
@Component
public class SecondFactor {
    static final int RECOVERY_CODES = 10;
    private static final int SECRET_BYTES = 20;

    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();
    private final JdbcClient jdbc;
    private final Audit audit;
    private final boolean demonstration;

    SecondFactor(JdbcClient jdbc, Audit audit, @Value("${kieumau.demo:false}") boolean demonstration) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.demonstration = demonstration;
    }

    public static String newSecret() {
        return new Base32().encodeToString(Secrets.bytes(SECRET_BYTES));
    }

    /** What authenticator apps read from the picture: the Key URI that Google Authenticator introduced. */
    public static String uri(String login, String secret) {
        return "otpauth://totp/Kieu%20Mau:" + login + "?secret=" + secret + "&issuer=Kieu%20Mau";
    }

    /** How an account stands with its second factor. */
    public record Standing(boolean enrolled, boolean required, int recoveryCodes) {}

    public Standing standing(Actor actor) {
        return jdbc.sql("""
                        select totp_secret is not null as enrolled, false as required,
                            (select count(*) from accounts.recovery_code r where r.account_id = c.account_id and r.used_at is null) as recovery_codes
                        from accounts.credential c where c.account_id = :id
                        """)
                .param("id", actor.accountId())
                .query(Standing.class)
                .optional()
                .map(found -> new Standing(found.enrolled(), required(actor), found.recoveryCodes()))
                .orElse(new Standing(false, required(actor), 0));
    }

    public boolean required(Actor actor) {
        return !demonstration
                && actor.grants().stream()
                        .anyMatch(grant -> Role.valueOf(grant.role()).needsSecondFactor());
    }

    /** @return recovery codes, which are shown this once */
    @Transactional
    public List<String> enrol(Actor actor, String secret, String code, OffsetDateTime now) {
        long step = step(secret, code, now.toInstant());
        Refused.when(step < 0, AccountsRefusal.WRONG_CODE, new Text.Field("accounts.second_factor.code"));
        jdbc.sql("update accounts.credential set totp_secret = :secret, totp_step = :step where account_id = :id")
                .param("secret", secret)
                .param("step", step)
                .param("id", actor.accountId())
                .update();
        jdbc.sql("delete from accounts.recovery_code where account_id = :id")
                .param("id", actor.accountId())
                .update();
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            String recovery = new Base32().encodeToString(Secrets.bytes(10)).toLowerCase(Locale.ROOT);
            codes.add(recovery.substring(0, 8) + "-" + recovery.substring(8, 16));
            jdbc.sql("insert into accounts.recovery_code (account_id, hash) values (:id, :hash)")
                    .param("id", actor.accountId())
                    .param("hash", Secrets.hash(codes.get(i)))
                    .update();
        }
        record(actor, "ENROL_SECOND_FACTOR");
        return codes;
    }

    @Transactional
    public void drop(Actor actor) {
        actor.require(Permission.MANAGE_OWN_ACCOUNT);
        Refused.when(required(actor), AccountsRefusal.SECOND_FACTOR_REQUIRED);
        remove(actor.accountId());
        record(actor, "DROP_SECOND_FACTOR");
    }

    /** Takes secret and recovery codes away; whoever asks for it records the act. */
    void remove(long accountId) {
        jdbc.sql("update accounts.credential set totp_secret = null where account_id = :id")
                .param("id", accountId)
                .update();
        jdbc.sql("delete from accounts.recovery_code where account_id = :id")
                .param("id", accountId)
                .update();
    }

    /** A code of the app, or a recovery code, which is used up. */
    @Transactional
    public boolean passes(Actor actor, String typed, OffsetDateTime now) {
        String code = typed.replace(" ", "").toLowerCase(Locale.ROOT);
        String secret = jdbc.sql("select totp_secret from accounts.credential where account_id = :id")
                .param("id", actor.accountId())
                .query(String.class)
                .single();
        if (secret == null) {
            return false;
        }
        long step = step(secret, code, now.toInstant());
        if (step >= 0) {
            return jdbc.sql(
                                    "update accounts.credential set totp_step = :step where account_id = :id and totp_step < :step")
                            .param("step", step)
                            .param("id", actor.accountId())
                            .update()
                    > 0;
        }
        int used = jdbc.sql("""
                        update accounts.recovery_code set used_at = :now where account_id = :id and hash = :hash and used_at is null
                        """)
                .param("now", now)
                .param("id", actor.accountId())
                .param("hash", Secrets.hash(code))
                .update();
        if (used > 0) {
            record(actor, "USE_RECOVERY_CODE");
        }
        return used > 0;
    }

    /**
     * The number of the 30 seconds that the code belongs to; negative when it belongs to none near. One step before and
     * after are taken too: phones' clocks are not exact.
     */
    private long step(String secret, String code, Instant now) {
        SecretKeySpec key = new SecretKeySpec(new Base32().decode(secret), generator.getAlgorithm());
        Duration length = generator.getTimeStep();
        long found = -1;
        for (Instant moment : List.of(now.minus(length), now, now.plus(length))) {
            try {
                if (MessageDigest.isEqual(
                        generator.generateOneTimePasswordString(key, moment).getBytes(StandardCharsets.US_ASCII),
                        code.getBytes(StandardCharsets.UTF_8))) {
                    found = moment.getEpochSecond() / length.toSeconds();
                }
            } catch (InvalidKeyException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return found;
    }

    private void record(Actor actor, String act) {
        audit.recordAct(actor, act, "accounts.account", actor.accountId(), actor.login(), null, "");
    }
}
