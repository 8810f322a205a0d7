package vn.kieumau.notices.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.notices.Outbox;
import vn.kieumau.notices.OutboxFixture;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Demo;
import vn.kieumau.web.Messages;
import vn.kieumau.web.View;

/** What a mail says, to a mail server beside the application. What is taken is committed first, so this has a database of its own. */
@ApplicationTest
@Transactional(propagation = Propagation.NOT_SUPPORTED)
@TestPropertySource(properties = "kieumau.test=apart")
class MailDeliveryTest {
    private static final String WHO = "nhattan-canbo";
    private static final String ADDRESS = "canbo@nhattan.example";

    @Autowired
    ChooseMail chooseMail;

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Messages messages;

    final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    Instant now;
    int port;

    @BeforeEach
    void aMailServerListens() {
        now = demo.actor("admin").at().toInstant().plusSeconds(600);
        jdbc.sql("delete from notices.notice").update();
        start();
    }

    private void start() {
        server.start();
        port = server.getSmtp().getPort();
    }

    @AfterEach
    void nobodyIsToldAnyMore() {
        server.stop();
        jdbc.sql("delete from notices.delivery").update();
        jdbc.sql("delete from notices.mail_choice").update();
        jdbc.sql("delete from notices.notice").update();
    }

    @Test
    void aMailSaysHowManyWaitInTheReadersLanguageAndNothingElse() throws Exception {
        confirmed("each", 7, Locale.ENGLISH);
        act("nhattan");
        act("nhattan");
        deliver();
        assertThat(server.getReceivedMessages()).hasSize(2);
        MimeMessage mail = server.getReceivedMessages()[1];
        assertThat(mail.getSubject()).isEqualTo("Kiểu Mẫu: 2 unread notices");
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly(ADDRESS);
        assertThat(((String) mail.getContent()).replace("\r", "").strip())
                .isEqualTo(
                        "Notices unread: 2.\n\nRead them: http://localhost:8080/notices?show=unread\n\nOther mail, or none: http://localhost:8080/notices/mail");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("List-Unsubscribe")).containsExactly("<http://localhost:8080/notices/mail>");
        deliver();
        assertThat(server.getReceivedMessages()).hasSize(2);
    }

    @Test
    void whoHasReadInBetweenIsSentNothing() {
        confirmed("each", 7, View.VIETNAMESE);
        act("nhattan");
        jdbc.sql("update notices.notice set read_at = now()").update();
        deliver();
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(states()).containsOnly("delivered");
    }

    @Test
    void aDailyMailComesOnceADayAtItsHourOfWhatIsNew() throws Exception {
        confirmed("daily", 0, View.VIETNAMESE);
        act("nhattan");
        deliver();
        assertThat(server.getReceivedMessages()).as("its hour has passed today").hasSize(1);
        tomorrow();
        deliver();
        deliver();
        assertThat(server.getReceivedMessages()).hasSize(2);
        assertThat(server.getReceivedMessages()[1].getSubject()).isEqualTo("Kiểu Mẫu: 1 thông báo chưa đọc");
        tomorrow();
        deliver();
        assertThat(server.getReceivedMessages()).as("nothing new").hasSize(2);
    }

    @Test
    void whileTheServerIsAwayItIsTriedAgain() {
        confirmed("each", 7, View.VIETNAMESE);
        act("nhattan");
        server.stop();
        deliver();
        assertThat(states()).containsExactly("delivered", "waiting");
        start();
        now = now.plus(Duration.ofMinutes(2));
        deliver();
        assertThat(states()).containsOnly("delivered");
        assertThat(server.getReceivedMessages()).isNotEmpty();
    }

    @Test
    void withoutAMailServerNothingIsSent() {
        confirmed("each", 7, View.VIETNAMESE);
        act("nhattan");
        all(outbox(null).begin());
        assertThat(states()).containsExactly("delivered", "waiting");
    }

    /** The address is confirmed as its owner does it: by the code in the mail. */
    private void confirmed(String frequency, int hour, Locale language) {
        chooseMail.choose(demo.actor(WHO), new MailChoice(frequency, ADDRESS, hour, false), language);
        deliver();
        try {
            MimeMessage mail = server.getReceivedMessages()[0];
            String text = (String) mail.getContent();
            chooseMail.confirm(demo.actor(WHO), text.replaceAll("(?s).*\\?code=(\\w+).*", "$1"));
        } catch (Exception unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private void tomorrow() {
        now = now.plus(Duration.ofDays(1));
    }

    private void act(String ward) {
        jdbc.sql("""
                        select audit.append(:at, :at, false, :by, '', '', 'CONFIRM_REGISTRATION', 'campaigns.registration',
                            (select min(id) from campaigns.registration where unit_id = :unit), '', :unit, '')
                        """)
                .param("at", demo.actor("admin").at())
                .param("by", demo.actor("hn-lanhdao").accountId())
                .param("unit", demo.unit(ward))
                .query(Long.class)
                .single();
    }

    private void deliver() {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        all(outbox(sender).begin());
    }

    private Outbox outbox(JavaMailSender sender) {
        return OutboxFixture.outbox(
                jdbc,
                new SendMail(jdbc, messages, provider(sender), "kieumau@bo.example", "http://localhost:8080"),
                Clock.fixed(now, ZoneOffset.ofHours(7)));
    }

    private static ObjectProvider<JavaMailSender> provider(JavaMailSender sender) {
        return new ObjectProvider<>() {
            @Override
            public JavaMailSender getObject() {
                return sender;
            }

            @Override
            public JavaMailSender getIfAvailable() {
                return sender;
            }
        };
    }

    private static void all(List<CompletableFuture<Void>> begun) {
        begun.forEach(CompletableFuture::join);
    }

    private List<String> states() {
        return jdbc.sql("select state from notices.delivery order by id")
                .query(String.class)
                .list();
    }
}
