package vn.kieumau.notices.mail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.notices.NoticesRefusal;
import vn.kieumau.web.View;

/** Everybody's own choice; an address is sent nothing but a code until its owner has typed that. Not in the trail: nobody else's business. */
@Component
class ChooseMail {
    /** So many addresses a day are sent a code: our server is not for writing to strangers. */
    static final int CODES_A_DAY = 5;

    private static final Text.Field ADDRESS = new Text.Field("notices.mail.address");
    private static final Text.Field CODE = new Text.Field("notices.mail.code");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final boolean on;

    ChooseMail(JdbcClient jdbc, @Value("${spring.mail.host:}") String host) {
        this.jdbc = jdbc;
        this.on = !host.isEmpty();
    }

    /** Whether a mail server is set. */
    boolean on() {
        return on;
    }

    MailChoice of(Actor actor) {
        actor.require(Permission.VIEW_NOTICES);
        return find(actor).orElse(MailChoice.NONE);
    }

    @Transactional
    public void choose(Actor actor, MailChoice typed, Locale language) {
        actor.require(Permission.CHOOSE_MAIL);
        if (typed.often().equals("none")) {
            jdbc.sql("delete from notices.mail_choice where account_id = :account")
                    .param("account", actor.accountId())
                    .update();
            jdbc.sql("delete from notices.delivery where account_id = :account and state = 'waiting' and act = 'MAIL'")
                    .param("account", actor.accountId())
                    .update();
            return;
        }
        Refused.when(!on, NoticesRefusal.MAIL_OFF);
        Refused.when(
                !List.of("each", "daily").contains(typed.often()) || typed.at() < 0 || typed.at() > 23,
                NoticesRefusal.MAIL_FREQUENCY);
        String address = Text.required(typed.address(), ADDRESS.name(), 200);
        Refused.when(
                !address.matches("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,120}[A-Za-z0-9])?"),
                NoticesRefusal.MAIL_ADDRESS,
                ADDRESS);
        boolean known = find(actor)
                .filter(before -> before.ready() && address.equals(before.address()))
                .isPresent();
        jdbc.sql("""
                        insert into notices.mail_choice as m (account_id, address, frequency, hour, language, code, last_daily, last_notice)
                        values (:account, :address, :frequency, :hour, :language, :code, :daily,
                            coalesce((select max(id) from notices.notice where account_id = :account), 0))
                        on conflict (account_id) do update set address = excluded.address, frequency = excluded.frequency, hour = excluded.hour,
                            language = excluded.language, code = case when m.address = excluded.address then m.code else excluded.code end,
                            last_daily = excluded.last_daily
                        """)
                .param("account", actor.accountId())
                .param("address", address)
                .param("frequency", typed.often())
                .param("hour", typed.at())
                .param("language", language.getLanguage().equals("en") ? "en" : "vi")
                .param("code", code())
                // Whose hour has passed today is written to tomorrow.
                .param("daily", hour(actor) >= typed.at() ? actor.today() : null)
                .update();
        if (!known) {
            askForCode(actor);
        }
    }

    /** The code that was sent to the address. */
    @Transactional
    public void confirm(Actor actor, @Nullable String typed) {
        actor.require(Permission.CHOOSE_MAIL);
        String code = Text.required(typed, CODE.name(), 40);
        String sent = jdbc.sql(
                        "select code from notices.mail_choice where account_id = :account and code is not null for update")
                .param("account", actor.accountId())
                .query(String.class)
                .optional()
                .orElseThrow(() -> new Refused(KernelRefusal.NOT_IN_THIS_STATE));
        Refused.when(
                !MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8), code.getBytes(StandardCharsets.UTF_8)),
                NoticesRefusal.MAIL_CODE,
                CODE);
        jdbc.sql("update notices.mail_choice set code = null where account_id = :account")
                .param("account", actor.accountId())
                .update();
    }

    private void askForCode(Actor actor) {
        int asked = jdbc.sql("""
                        select count(*) from notices.delivery where account_id = :account and act = 'CONFIRM_MAIL' and at > :since
                        """)
                .param("account", actor.accountId())
                .param("since", actor.at().minusDays(1))
                .query(Integer.class)
                .single();
        Refused.when(asked >= CODES_A_DAY, NoticesRefusal.MAIL_CODES, CODES_A_DAY);
        jdbc.sql("""
                        insert into notices.delivery (account_id, act, api, at, due) values (:account, 'CONFIRM_MAIL', '', :now, :now) on conflict do nothing
                        """)
                .param("account", actor.accountId())
                .param("now", actor.at())
                .update();
    }

    private Optional<MailChoice> find(Actor actor) {
        return jdbc.sql("""
                        select frequency, address, hour, code is null as confirmed from notices.mail_choice where account_id = :account
                        """)
                .param("account", actor.accountId())
                .query(MailChoice.class)
                .optional();
    }

    private static int hour(Actor actor) {
        OffsetDateTime now = actor.at();
        return now.atZoneSameInstant(View.ZONE).getHour();
    }

    private static String code() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            code.append("abcdefghjkmnpqrstuvwxyz23456789".charAt(RANDOM.nextInt(31)));
        }
        return code.toString();
    }
}
