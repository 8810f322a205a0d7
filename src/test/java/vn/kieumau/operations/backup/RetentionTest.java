package vn.kieumau.operations.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import vn.kieumau.accounts.Actors;
import vn.kieumau.audit.Audit;
import vn.kieumau.kernel.Actor;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Demo;
import vn.kieumau.support.TestDatabase;

/** The newest backups stay, and only the server's own files go; what could not be proven does not count. */
@ApplicationTest
class RetentionTest {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    Audit audit;

    @Autowired
    WriteBackup writeBackup;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    Actors actors;

    @Autowired
    Demo demo;

    @Test
    void theNewestStayAndForeignFilesAreLeftAlone() throws IOException {
        Path folder = Files.createDirectories(TestDatabase.temporary("kept"));
        Path foreign = Files.writeString(folder.resolve("thesis.tar.gz"), "mine");
        Backups backups = backups(folder, file -> 0);
        List<Path> made = new ArrayList<>();
        for (int night = 0; night < 4; night++) {
            made.add(backups.make(operator(), null));
        }
        assertThat(made.get(0)).doesNotExist();
        assertThat(made.get(1)).doesNotExist();
        assertThat(made.get(2)).exists();
        assertThat(made.get(3)).exists();
        assertThat(foreign).exists();
        assertThat(backups.lastProven().orElseThrow().fileName())
                .isEqualTo(String.valueOf(made.get(3).getFileName()));
        assertThat(demo.audited("MAKE_BACKUP", "operations.backup")).isEqualTo(4);
    }

    @Test
    void oneThatCameOutDifferentOrNotAtAllIsNoProvenOne() throws IOException {
        Path folder = Files.createDirectories(TestDatabase.temporary("unproven"));
        Backups differs = backups(folder, file -> 3);
        differs.make(operator(), null);
        assertThat(differs.lastProven()).isEmpty();
        assertThat(differs.latest(1).get(0).findings()).isEqualTo(3);
        Backups fails = backups(folder, file -> {
            throw new IllegalStateException("no space left");
        });
        assertThatThrownBy(() -> fails.make(operator(), null)).hasMessageContaining("no space left");
        assertThat(fails.latest(1).get(0).fault()).contains("no space left");
        assertThat(fails.running()).as("the next one can begin").isFalse();
    }

    private Actor operator() {
        return actors.operator("Kiểm thử");
    }

    private Backups backups(Path folder, Proof proof) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("proof", proof);
        ObjectProvider<Proof> provider = beans.getBeanProvider(Proof.class);
        return new Backups(
                jdbc,
                audit,
                writeBackup,
                provider,
                transactions,
                new Nights(),
                folder.toString(),
                folder.toString(),
                "",
                2);
    }

    /** Every look at it is a day later. */
    private static final class Nights extends Clock {
        private Instant now = Instant.parse("2030-01-01T00:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneId.of("Asia/Ho_Chi_Minh");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            now = now.plus(Duration.ofDays(1));
            return now;
        }
    }
}
