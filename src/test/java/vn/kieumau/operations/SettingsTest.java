package vn.kieumau.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

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

    private static Map<String, Object> properties(Map<String, String> environment) {
        return Settings.from(environment).asProperties("jdbc:postgresql://127.0.0.1/x", "u", "p");
    }
}
