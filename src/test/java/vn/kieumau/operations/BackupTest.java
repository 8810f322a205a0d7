package vn.kieumau.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.kieumau.support.TestDatabase;

/** A backup is made beside a running server, restored elsewhere, verified, and a proof in it opened. */
class BackupTest {
    private static final Duration LONG = Duration.ofSeconds(180);
    private static final String PASSPHRASE = "một câu để mã hoá";

    @Test
    void whatIsRestoredIsIntactAndItsFilesOpen() throws IOException {
        Path data = TestDatabase.temporary("backup");
        int port = Server.freePort();
        Server server = Server.start(data, port);
        server.signIn("nhattan-canbo");
        HttpMarks before = marks(server);
        Path clear = backup(data, Map.of(), data.resolve("clear.tar.gz"));
        Path secret = backup(data, Map.of("KIEUMAU_BACKUP_PASSPHRASE", PASSPHRASE), data.resolve("secret.tar.gz.gpg"));
        assertThat(Files.readAllBytes(secret)).as("no gzip in sight").isNotEqualTo(Files.readAllBytes(clear));
        server.signIn("admin");
        assertThat(server.get("/operations/backups").body()).contains("clear.tar.gz", "nguyên vẹn", "mã hoá");

        assertThat(run(data, Map.of(), "restore", clear.toString())).contains("restored into an empty place only");
        server.stop();
        assertThat(run(TestDatabase.temporary("locked"), Map.of(), "restore", secret.toString()))
                .contains("This backup is encrypted");
        assertThat(run(
                        TestDatabase.temporary("wrong"),
                        Map.of("KIEUMAU_BACKUP_PASSPHRASE", "sai rồi sai rồi"),
                        "restore",
                        secret.toString()))
                .contains("the passphrase is wrong");
        byte[] bytes = Files.readAllBytes(clear);
        Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 100, (byte) 0);
        Path damaged = Files.write(data.resolve("damaged.tar.gz"), bytes);
        assertThat(run(TestDatabase.temporary("damaged"), Map.of(), "restore", damaged.toString()))
                .contains("is no backup");
        assertThat(run(TestDatabase.temporary("earnest"), Map.of("KIEUMAU_DEMO", "false"), "restore", clear.toString()))
                .contains("This backup is of a demonstration");

        Path elsewhere = TestDatabase.temporary("restored");
        String told = run(elsewhere, Map.of("KIEUMAU_BACKUP_PASSPHRASE", PASSPHRASE), "restore", secret.toString());
        assertThat(told).contains("Nguyên vẹn / Intact");
        Server again = Server.start(elsewhere, port);
        again.signIn("nhattan-canbo");
        assertThat(marks(again)).isEqualTo(before);
        again.stop();
    }

    /**
     * Data that the release before wrote (structure 1.11, its demonstration) come over whole: sign-in, dossiers, files, and
     * a trail that is still intact although the structure around it has changed.
     */
    @Test
    void dataOfTheReleaseBeforeAreUpgradedAndIntact() throws IOException {
        Path data = TestDatabase.temporary("upgraded");
        Path old = Path.of("src/test/resources/upgrade/schema-1.11.tar.gz").toAbsolutePath();
        assertThat(run(data, Map.of(), "restore", old.toString())).contains("Nguyên vẹn / Intact");
        int port = Server.freePort();
        Server server = Server.start(data, port);
        server.signIn("nhattan-canbo");
        assertThat(marks(server).dossiers()).contains("good");
        server.signIn("hn-lanhdao");
        assertThat(server.get("/campaigns/1").body()).contains("Được công nhận", "Phường Nhật Tân");
        server.signIn("kiemtoan");
        assertThat(server.get("/audit?act=UPGRADE").body()).contains("Ghi bổ sung khi nâng cấp");
        assertThat(run(data, Map.of(), "verify")).contains("Nguyên vẹn / Intact");
        server.stop();
    }

    /** What a ward sees and what its first proof holds. */
    private record HttpMarks(String dossiers, String file) {}

    private static HttpMarks marks(Server server) throws IOException {
        String list = server.get("/assessment").body();
        Matcher dossier = Pattern.compile("/assessment/\\d+").matcher(list);
        assertThat(dossier.find()).isTrue();
        Matcher item = Pattern.compile("/evidence/\\d+")
                .matcher(server.get("/evidence").body());
        assertThat(item.find()).isTrue();
        Matcher file = Pattern.compile("/evidence/files/\\d+")
                .matcher(server.get(item.group()).body());
        assertThat(file.find()).isTrue();
        var answer = server.get(file.group());
        assertThat(answer.statusCode()).isEqualTo(200);
        String strip = server.get(dossier.group()).body().replaceAll("(?s).*<ol class=\"strip\">(.*?)</ol>.*", "$1");
        return new HttpMarks(strip, answer.body());
    }

    private static Path backup(Path data, Map<String, String> settings, Path file) throws IOException {
        Map<String, String> more = new HashMap<>(settings);
        assertThat(run(data, more, "backup", file.toString())).contains(file.toString());
        assertThat(file).exists();
        try (Stream<Path> left = Files.list(data)) {
            assertThat(left.map(each -> String.valueOf(each.getFileName())).toList())
                    .as("nothing unfinished stays")
                    .doesNotContain("proof")
                    .allMatch(name -> !name.endsWith(".part") && !name.startsWith("tables"));
        }
        return file;
    }

    private static String run(Path data, Map<String, String> settings, String... command) throws IOException {
        Server process = Server.begin(data, 8080, settings, command);
        assertThat(process.awaitExit(LONG)).as(process.output()).isIn(0, 1);
        assertThat(process.output()).as(List.of(command).toString()).doesNotContain("\tat ");
        return process.output();
    }
}
