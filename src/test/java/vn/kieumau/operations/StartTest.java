package vn.kieumau.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.kieumau.support.Codes;
import vn.kieumau.support.TestDatabase;

/** What an operator meets at the machine: a start that cannot be is one sentence that says what to do, and no exit 0. */
class StartTest {
    private static final Duration LONG = Duration.ofSeconds(90);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "KIEUMAU_PORT       | 99999          | KIEUMAU_PORT must be a number from 1 to 65535",
                "KIEUMAU_DEMO       | maybe          | KIEUMAU_DEMO must be true or false",
                "KIEUMAU_DEMO_TODAY | 24/11/2023     | KIEUMAU_DEMO_TODAY must be a day such as 2023-11-24",
                "KIEUMAU_PUBLIC_URL | kieumau/path   | KIEUMAU_PUBLIC_URL must look like https://host",
                "KIEUMAU_TYPO       | x              | KIEUMAU_TYPO is no known setting",
                "KIEUMAU_DATABASE_URL | mysql://x    | KIEUMAU_DATABASE_URL must start with jdbc:postgresql:",
                "KIEUMAU_DATABASE_URL | jdbc:postgresql://127.0.0.1:1/x | Cannot connect to the database"
            })
    void aWrongSettingIsNamed(String name, String value, String sentence) throws IOException {
        refused(TestDatabase.temporary("unused"), Map.of(name, value), sentence);
    }

    @Test
    void theDemonstrationsDayIsRefusedInEarnest() throws IOException {
        refused(
                TestDatabase.temporary("unused"),
                Map.of("KIEUMAU_DEMO", "false", "KIEUMAU_DEMO_TODAY", "2023-11-24"),
                "KIEUMAU_DEMO_TODAY goes with KIEUMAU_DEMO=true only");
    }

    @Test
    void aTakenPortIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            refused(
                    TestDatabase.temporary("unused"),
                    Map.of("KIEUMAU_PORT", String.valueOf(taken.getLocalPort())),
                    "Port " + taken.getLocalPort() + " cannot be opened");
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.createFile(TestDatabase.temporary("no-folder"));
        refused(file.resolve("var"), Map.of(), "Cannot write to the data directory");
    }

    @Test
    void aForeignDataDirectoryIsLeftAlone() throws IOException {
        Path data = TestDatabase.temporary("foreign");
        Path strange = Files.createDirectories(data.resolve("postgres/data")).resolve("thesis.txt");
        Files.writeString(strange, "mine");
        refused(data, Map.of(), "was not made by Kiểu Mẫu");
        assertThat(strange).hasContent("mine");
    }

    @Test
    void dataOfAnotherPostgresVersionAreLeftAlone() throws IOException {
        Path data = TestDatabase.temporary("older");
        Files.writeString(Files.createDirectories(data.resolve("postgres/data")).resolve("PG_VERSION"), "15\n");
        refused(data, Map.of(), "belongs to PostgreSQL 15; this release runs PostgreSQL 18");
    }

    @Test
    void anEmptyStartHasNoAccountsAndIsNeverADemonstrationAfterwards() throws IOException {
        Path data = TestDatabase.temporary("earnest");
        int port = Server.freePort();
        Server server = Server.begin(data, port, Map.of("KIEUMAU_DEMO", "false"));
        server.awaitReady();
        assertThat(server.output()).doesNotContain("minh hoạ");
        assertThat(server.get("/accounts/sign-in").body()).doesNotContain("kieumau-minh-hoa", "Bản trình diễn");
        theFirstAdministratorSignsInWithASecondFactor(server);
        Server token =
                Server.begin(data, port, Map.of("KIEUMAU_DEMO", "false"), "token", "--user", "admin", "--days", "1");
        assertThat(token.awaitExit(LONG)).isEqualTo(1);
        assertThat(token.output()).contains("There is no active account");
        server.stop();
        refused(data, Map.of(), "These data are in earnest");
    }

    /** The link that the start printed opens the way to an account that can do nothing before its second factor. */
    private static void theFirstAdministratorSignsInWithASecondFactor(Server server) throws IOException {
        server.awaitOutput("/accounts/links/");
        Matcher link = Pattern.compile("http://localhost:\\d+(/accounts/links/[\\w-]+)")
                .matcher(server.output());
        assertThat(link.find()).as(server.output()).isTrue();
        String password = "một câu dài dễ nhớ";
        server.post(
                link.group(1),
                Server.tokenOf(server.get(link.group(1))),
                Map.of("password", password, "again", password));
        assertThat(server.get(link.group(1)).statusCode()).as("once").isEqualTo(404);
        server.post(
                "/accounts/sign-in",
                Server.tokenOf(server.get("/accounts/sign-in")),
                Map.of("username", "quantri", "password", password));
        assertThat(server.get("/accounts").headers().firstValue("Location").orElse(""))
                .endsWith("/accounts/second-factor");
        String page = server.get("/accounts/second-factor").body();
        Matcher secret = Pattern.compile("secret=([A-Z2-7]+)").matcher(page);
        assertThat(secret.find()).isTrue();
        String codes = server.post(
                        "/accounts/second-factor",
                        Server.tokenOf(server.get("/accounts/second-factor")),
                        Map.of("code", Codes.now(secret.group(1))))
                .body();
        assertThat(codes).contains("<code>");
        assertThat(server.get("/accounts").statusCode()).isEqualTo(200);
        assertThat(server.get("/assessment").statusCode())
                .as("no business rights")
                .isEqualTo(403);
    }

    private static void refused(Path data, Map<String, String> settings, String sentence) throws IOException {
        Server server = Server.begin(data, Server.freePort(), settings);
        assertThat(server.awaitExit(LONG)).as(server.output()).isEqualTo(1);
        assertThat(server.output()).contains(sentence).doesNotContain("Exception", "\tat ");
        assertThat(server.output().strip().lines())
                .as("a sentence in each language")
                .hasSize(2);
    }
}
