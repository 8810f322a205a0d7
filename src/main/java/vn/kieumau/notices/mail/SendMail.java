package vn.kieumau.notices.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import vn.kieumau.notices.Carrier;
import vn.kieumau.notices.Due;
import vn.kieumau.notices.Outcome;
import vn.kieumau.web.Messages;
import vn.kieumau.web.View;

/** Writes one mail: how many notices wait and where they are read, in the reader's language. What is told is counted when it is sent. */
@Component
class SendMail implements Carrier {
    private static final int MOST_COUNTED = 99;

    private final JdbcClient jdbc;
    private final Messages messages;
    private final @Nullable JavaMailSender sender;
    private final String from;
    private final String publicUrl;

    SendMail(
            JdbcClient jdbc,
            Messages messages,
            ObjectProvider<JavaMailSender> sender,
            @Value("${kieumau.mail-from:kieumau@localhost}") String from,
            @Value("${kieumau.public-url}") String publicUrl) {
        this.jdbc = jdbc;
        this.messages = messages;
        this.sender = sender.getIfAvailable();
        this.from = from;
        this.publicUrl = publicUrl;
    }

    /** @param code null: the address is confirmed */
    record Reader(String address, String language, @Nullable String code, long unread) {
        Locale locale() {
            return language.equals("en") ? Locale.ENGLISH : View.VIETNAMESE;
        }
    }

    @Override
    public boolean carries(Due due) {
        return due.accountId() != null;
    }

    @Override
    public Outcome carry(Due due) {
        if (sender == null) {
            return Outcome.failed(null, "mail_off");
        }
        Optional<Reader> reader = jdbc.sql("""
                        select m.address, m.language, m.code, accounts.unread(m.account_id, :day) as unread
                        from notices.mail_choice m where m.account_id = :account
                        """)
                .param("account", due.accountId())
                .param("day", due.now().atZoneSameInstant(View.ZONE).toLocalDate())
                .query(Reader.class)
                .optional();
        boolean asks = due.act().equals("CONFIRM_MAIL");
        // Whoever has read them in between, or wants no more, is told nothing.
        if (reader.isEmpty()
                || asks == (reader.get().code() == null)
                || !asks && reader.get().unread() == 0) {
            return Outcome.done();
        }
        return send(sender, reader.get(), asks);
    }

    private Outcome send(JavaMailSender by, Reader reader, boolean asks) {
        Locale locale = reader.locale();
        try {
            MimeMessage message = by.createMimeMessage();
            MimeMessageHelper mail = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
            mail.setFrom(from);
            mail.setTo(reader.address());
            String product = messages.text(locale, "web.product");
            String choice = publicUrl + "/notices/mail";
            if (asks) {
                mail.setSubject(messages.text(locale, "notices.mail.confirm.subject", product));
                mail.setText(
                        messages.text(locale, "notices.mail.confirm.body", choice + "?code=" + reader.code(), product));
            } else {
                String count = reader.unread() > MOST_COUNTED ? MOST_COUNTED + "+" : String.valueOf(reader.unread());
                mail.setSubject(messages.text(locale, "notices.mail.subject", count, product));
                mail.setText(
                        messages.text(locale, "notices.mail.body", count, publicUrl + "/notices?show=unread", choice));
                message.setHeader("List-Unsubscribe", "<" + choice + ">");
            }
            // So that no machine answers it.
            message.setHeader("Auto-Submitted", "auto-generated");
            by.send(message);
            return Outcome.done();
        } catch (MailException | MessagingException failed) {
            return Outcome.failed(null, "mail");
        }
    }
}
