package vn.kieumau.accounts;

import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/** What a password has to be (long, and not the login; NIST SP 800-63B asks for no mixture of signs), and its change. */
@Component
public class Passwords {
    public static final int SHORTEST = 12;
    private static final int LONGEST = 200;

    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;
    private final Audit audit;

    Passwords(JdbcClient jdbc, PasswordEncoder encoder, Audit audit) {
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.audit = audit;
    }

    @Transactional
    public void change(Actor actor, String current, String password, String again) {
        actor.require(Permission.MANAGE_OWN_ACCOUNT);
        String hash = jdbc.sql("select password_hash from accounts.credential where account_id = :id")
                .param("id", actor.accountId())
                .query(String.class)
                .single();
        Refused.when(
                !encoder.matches(current, hash),
                AccountsRefusal.WRONG_PASSWORD,
                new Text.Field("accounts.password.current"));
        refuseUnfit(actor.login(), password, again);
        jdbc.sql("update accounts.credential set password_hash = :hash where account_id = :id")
                .param("hash", encoder.encode(password))
                .param("id", actor.accountId())
                .update();
        audit.record(
                actor, Permission.MANAGE_OWN_ACCOUNT, "accounts.account", actor.accountId(), actor.login(), null, "");
    }

    void refuseUnfit(String login, String password, String again) {
        Text.Field field = new Text.Field("accounts.password.new");
        Refused.when(
                password.codePointCount(0, password.length()) < SHORTEST || password.length() > LONGEST,
                AccountsRefusal.PASSWORD_LENGTH,
                field,
                SHORTEST,
                LONGEST);
        String plain = password.toLowerCase(Locale.ROOT);
        Refused.when(
                plain.contains(login) || plain.chars().distinct().count() < 5, AccountsRefusal.PASSWORD_WEAK, field);
        Refused.when(
                !password.equals(again), AccountsRefusal.PASSWORDS_DIFFER, new Text.Field("accounts.password.again"));
    }
}
