package vn.kieumau.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.kieumau.operations.database.StartRefused;

class SettingsTest {
    @Test
    void aServerWithDemonstrationAccountsBindsToLoopbackOnly() {
        assertThat(properties(Map.of())).containsEntry("server.address", "127.0.0.1");
        assertThat(properties(Map.of("KIEUMAU_DEMO", "true", "KIEUMAU_PUBLIC_URL", "https://kieumau.example")))
                .containsEntry("server.address", "127.0.0.1");
        assertThat(properties(Map.of("KIEUMAU_DEMO", "false"))).doesNotContainKey("server.address");
    }

    @Test
    void whatIsNotSetHasItsDefault() {
        Settings settings = Settings.from(Map.of("PATH", "/bin"));
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.data()).hasToString("var");
        assertThat(settings.publicUrl()).isEqualTo("http://localhost:8080");
        assertThat(settings.demo()).isTrue();
    }

    @Test
    void anIdentityProviderIsNamedWholeOrNotAtAll() {
        Map<String, String> whole = Map.of(
                "KIEUMAU_OIDC_ISSUER", "https://dang-nhap.example/realms/kieumau",
                "KIEUMAU_OIDC_CLIENT_ID", "kieumau",
                "KIEUMAU_OIDC_CLIENT_SECRET", "rất bí mật");
        for (String name : whole.keySet()) {
            Map<String, String> part = new HashMap<>(whole);
            part.remove(name);
            assertThatThrownBy(() -> Settings.from(part)).as(name).isInstanceOf(StartRefused.class);
        }
        for (String issuer : List.of(
                "http://dang-nhap.example", "dang-nhap.example", "https://a.example/?x=1", "https://a.example/<")) {
            Map<String, String> wrong = new HashMap<>(whole);
            wrong.put("KIEUMAU_OIDC_ISSUER", issuer);
            assertThatThrownBy(() -> Settings.from(wrong)).as(issuer).isInstanceOf(StartRefused.class);
        }
        assertThat(properties(whole))
                .containsEntry("kieumau.oidc-issuer", "https://dang-nhap.example/realms/kieumau")
                .containsEntry("kieumau.oidc-name", "dang-nhap.example")
                .containsEntry("kieumau.oidc-claim", "preferred_username")
                .containsEntry("kieumau.oidc-acr", "");
        assertThat(Settings.from(whole).toString()).doesNotContain("rất bí mật");
        assertThat(properties(Map.of()).keySet()).noneMatch(name -> name.startsWith("kieumau.oidc"));
    }

    @Test
    void aVirusScannerIsNamedByHostAndPort() {
        assertThat(properties(Map.of())).containsEntry("kieumau.clamd", "");
        assertThat(properties(Map.of("KIEUMAU_CLAMD", "127.0.0.1:3310")))
                .containsEntry("kieumau.clamd", "127.0.0.1:3310");
        for (String wrong : List.of("clamd", "http://clamd:3310", "clamd:x")) {
            assertThatThrownBy(() -> Settings.from(Map.of("KIEUMAU_CLAMD", wrong)))
                    .as(wrong)
                    .isInstanceOf(StartRefused.class);
        }
    }

    @Test
    void libreOfficeIsLookedForNamedOrOff() {
        assertThat(properties(Map.of())).containsEntry("kieumau.libreoffice", "");
        for (String right : List.of("off", "/opt/libreoffice/program/soffice")) {
            assertThat(properties(Map.of("KIEUMAU_LIBREOFFICE", right))).containsEntry("kieumau.libreoffice", right);
        }
        for (String wrong : List.of("soffice", "bin/soffice")) {
            assertThatThrownBy(() -> Settings.from(Map.of("KIEUMAU_LIBREOFFICE", wrong)))
                    .as(wrong)
                    .isInstanceOf(StartRefused.class);
        }
    }

    @Test
    void hostsOfOnesOwnNetworkAreNamedAndOnlyAServerSends() {
        assertThat(properties(Map.of()))
                .containsEntry("kieumau.webhook-private-hosts", "")
                .containsEntry("kieumau.outbox-cron", "*/5 * * * * *");
        assertThat(properties(Map.of("KIEUMAU_WEBHOOK_PRIVATE_HOSTS", "bao-cao.noi-bo, 10.1.2.3")))
                .containsEntry("kieumau.webhook-private-hosts", "bao-cao.noi-bo, 10.1.2.3");
        for (String wrong : List.of("https://bao-cao.noi-bo", "a b", "a,,b", "10.0.0.0/8", "*")) {
            assertThatThrownBy(() -> Settings.from(Map.of("KIEUMAU_WEBHOOK_PRIVATE_HOSTS", wrong)))
                    .as(wrong)
                    .isInstanceOf(StartRefused.class);
        }
    }

    @Test
    void aMailServerIsNamedWithTheAddressThatMailComesFrom() {
        assertThat(properties(Map.of()).keySet()).noneMatch(name -> name.startsWith("spring.mail"));
        Map<String, String> whole = Map.of(
                "KIEUMAU_MAIL_HOST", "thu.example",
                "KIEUMAU_MAIL_FROM", "kieumau@thu.example",
                "KIEUMAU_MAIL_PASSWORD", "rất bí mật");
        assertThat(properties(whole))
                .containsEntry("spring.mail.host", "thu.example")
                .containsEntry("spring.mail.port", 587)
                .containsEntry("spring.mail.properties.mail.smtp.starttls.required", true)
                .containsEntry("kieumau.mail-from", "kieumau@thu.example");
        assertThat(Settings.from(whole).toString()).doesNotContain("rất bí mật");
        for (Map<String, String> wrong : List.of(
                Map.of("KIEUMAU_MAIL_FROM", ""),
                Map.of("KIEUMAU_MAIL_FROM", "kieumau"),
                Map.of("KIEUMAU_MAIL_HOST", "smtp://thu.example"),
                Map.of("KIEUMAU_MAIL_PORT", "0"),
                Map.of("KIEUMAU_MAIL_TLS", "ssl"))) {
            Map<String, String> changed = new HashMap<>(whole);
            changed.putAll(wrong);
            assertThatThrownBy(() -> Settings.from(changed))
                    .as(wrong.toString())
                    .isInstanceOf(StartRefused.class);
        }
    }

    private static Map<String, Object> properties(Map<String, String> environment) {
        return Settings.from(environment).asProperties("jdbc:postgresql://127.0.0.1/x", "u", "p");
    }
}
