package vn.kieumau.operations;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import vn.kieumau.operations.backup.ReadBackup;
import vn.kieumau.operations.database.EmbeddedPostgres;
import vn.kieumau.operations.database.StartRefused;

/** Brings a backup to life: in earnest in an empty data folder, or beside a server to prove that it can be. */
final class Restoring {
    private final Launch launch;

    Restoring(Launch launch) {
        this.launch = launch;
    }

    Verify.Outcome restore(Settings settings, Path file, PrintStream to) {
        String passphrase = settings.backup().passphrase();
        ReadBackup.Origin origin = ReadBackup.origin(file, passphrase);
        if (origin.demonstration() != settings.demo()) {
            throw new StartRefused(
                    "Bản sao lưu này là của %s. Hãy đặt KIEUMAU_DEMO=%s."
                            .formatted(
                                    origin.demonstration() ? "bản trình diễn" : "dữ liệu thật", origin.demonstration()),
                    "This backup is of %s. Set KIEUMAU_DEMO=%s."
                            .formatted(
                                    origin.demonstration() ? "a demonstration" : "data in earnest",
                                    origin.demonstration()));
        }
        EmbeddedPostgres database = Launch.database(settings);
        try {
            // First as the backup was, then on to this release: a backup of an older one is upgraded like its data
            // would be.
            Map<String, Object> asItWas =
                    Map.of("kieumau.restoring", true, "spring.flyway.target", origin.schemaVersion());
            try (ConfigurableApplicationContext context =
                    launch.application(settings, database, false, asItWas).run()) {
                context.getBean(ReadBackup.class).read(file, passphrase);
            }
            try (ConfigurableApplicationContext context = launch.application(
                            settings, database, false, Map.of("kieumau.restoring", true))
                    .run()) {
                return context.getBean(Verify.class).print(Optional.empty(), to);
            }
        } catch (StartRefused refused) {
            throw refused;
        } catch (RuntimeException failed) {
            throw Launch.explained(settings, failed);
        } finally {
            Launch.close(database);
        }
    }

    /** A backup counts once it came to life again somewhere else. */
    int prove(Settings settings, Path file) {
        Path place = settings.data().toAbsolutePath().resolve("proof");
        try {
            FileSystemUtils.deleteRecursively(place);
            Files.createDirectories(place);
            Settings there = new Settings(
                    0,
                    place,
                    null,
                    "",
                    "",
                    settings.publicUrl(),
                    settings.demo(),
                    settings.demoToday(),
                    settings.sessionIdleMinutes(),
                    settings.sessionMaxHours(),
                    settings.backup(),
                    settings.transport(),
                    null,
                    "",
                    "off",
                    OutboxSettings.NONE);
            return restore(there, file, new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .findings();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            try {
                FileSystemUtils.deleteRecursively(place);
            } catch (IOException left) {
                // the next proof removes it
            }
        }
    }
}
