package vn.kieumau.operations;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.kieumau.operations.database.StartRefused;

/** What can be asked for at the machine; whatever a person has to mend is said as a sentence, with exit code 1. */
public final class CommandLineInterface {
    private CommandLineInterface() {}

    /** @param application the class that Spring starts from */
    public static int run(Class<?> application, String... arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        return new CommandLine(new Commands(new StartUp(application, out)))
                .setExecutionExceptionHandler((failed, line, parsed) -> {
                    if (failed instanceof StartRefused) {
                        err.println(failed.getMessage());
                        return 1;
                    }
                    throw failed;
                })
                .execute(arguments);
    }

    @Command(name = "kieumau", description = "Serves the application, or does one of the commands.")
    record Commands(StartUp startUp) implements Runnable {
        @Override
        public void run() {
            startUp.serve(Settings.from(System.getenv()));
        }

        @Command(name = "rehearse", hidden = true, description = "Starts once and ends, so that classes are recorded.")
        void rehearse(@Option(names = "--data", required = true) Path data) {
            startUp.rehearse(data);
        }

        @Command(name = "token", description = "Prints a personal token for Authorization: Bearer.")
        void token(
                @Option(names = "--user", required = true, description = "login of the account") String user,
                @Option(names = "--days", defaultValue = "1", description = "how long it holds, 1 to 366") int days) {
            if (days < 1 || days > 366) {
                throw new StartRefused("--days phải từ 1 đến 366.", "--days must be 1 to 366.");
            }
            startUp.token(Settings.from(System.getenv()), user, days);
        }

        @Command(
                name = "verify",
                description =
                        "Recomputes every hash: rows, files, the trail and its checkpoints. Ends with 1 where one differs.")
        int verify(
                @Option(
                                names = "--checkpoint",
                                paramLabel = "FILE",
                                description = "a checkpoint that somebody has kept")
                        @Nullable
                        Path checkpoint) {
            return startUp.verify(Settings.from(System.getenv()), checkpoint) ? 0 : 1;
        }

        @Command(
                name = "backup",
                description =
                        "Writes all data and files, also beside a running server, and restores them elsewhere to prove it.")
        void backup(
                @Parameters(paramLabel = "FILE", arity = "0..1", description = "a file or a folder") @Nullable
                        Path target) {
            startUp.backup(Settings.from(System.getenv()), target);
        }

        @Command(name = "restore", description = "Restores a backup into an empty data folder and verifies it.")
        int restore(@Parameters(paramLabel = "FILE", description = "the backup") Path file) {
            return startUp.restore(Settings.from(System.getenv()), file) ? 0 : 1;
        }

        @Command(name = "rotate-key", description = "Makes a new key for signing checkpoints.")
        void rotateKey() {
            startUp.rotateKey(Settings.from(System.getenv()));
        }

        @Command(
                name = "import",
                description = "Reads a folder in the format of docs/folder-format.md, all or nothing.")
        void importFolder(
                @Parameters(paramLabel = "FOLDER", description = "the folder with manifest.yaml") Path folder) {
            startUp.importFolder(Settings.from(System.getenv()), folder);
        }
    }
}
