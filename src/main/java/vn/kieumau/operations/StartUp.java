package vn.kieumau.operations;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.FileSystemResource;
import vn.kieumau.accounts.Accounts;
import vn.kieumau.accounts.Actors;
import vn.kieumau.accounts.FirstAdministrator;
import vn.kieumau.accounts.Tokens;
import vn.kieumau.audit.integrity.Checkpoint;
import vn.kieumau.audit.integrity.Checkpoints;
import vn.kieumau.audit.integrity.Keys;
import vn.kieumau.files.Leftovers;
import vn.kieumau.files.Likenesses;
import vn.kieumau.files.Thumbnails;
import vn.kieumau.kernel.ImportProblem;
import vn.kieumau.operations.backup.Backups;
import vn.kieumau.operations.database.EmbeddedPostgres;
import vn.kieumau.operations.database.StartRefused;

/** From the command line to a serving application, and back down in order: web server, connections, PostgreSQL. */
final class StartUp {
    private final Launch launch;
    private final PrintStream out;

    StartUp(Class<?> application, PrintStream out) {
        this.launch = new Launch(application);
        this.out = out;
    }

    /** Serves until the process is told to end. */
    public void serve(Settings settings) {
        refuseTakenPort(settings);
        EmbeddedPostgres database = Launch.database(settings);
        try {
            ConfigurableApplicationContext context =
                    launch.application(settings, database, true).run();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                context.close();
                Launch.close(database);
            }));
            context.getBean(Leftovers.class).remove();
            context.getBean(Likenesses.class).catchUp();
            context.getBean(Thumbnails.class).catchUp();
            greet(settings, context);
        } catch (RuntimeException failed) {
            Launch.close(database);
            throw Launch.explained(settings, failed);
        }
    }

    /** Starts in an empty folder, shows one page to itself and ends: what a start loads has then been loaded once. */
    public void rehearse(Path data) {
        Settings settings = new Settings(
                0,
                data,
                null,
                "",
                "",
                "http://localhost",
                true,
                null,
                30,
                12,
                Settings.Backup.NONE,
                Settings.Transport.PLAIN,
                null,
                "",
                "off",
                OutboxSettings.NONE);
        try (EmbeddedPostgres database = EmbeddedPostgres.start(data);
                ConfigurableApplicationContext context =
                        launch.application(settings, database, true).run()) {
            String port = context.getEnvironment().getProperty("local.server.port");
            new URI("http://127.0.0.1:" + port + "/accounts/sign-in")
                    .toURL()
                    .openStream()
                    .readAllBytes();
        } catch (IOException | URISyntaxException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Prints a personal token beside a running server, or starts the database for as long as it takes. */
    public void token(Settings settings, String user, int days) {
        beside(settings, context -> {
            String token = context.getBean(Tokens.class)
                    .create(user, Duration.ofDays(days))
                    .orElseThrow(() -> new StartRefused(
                            "Không có tài khoản đang dùng tên “%s”.".formatted(user),
                            "There is no active account “%s”.".formatted(user)));
            out.println(token);
        });
    }

    /** Imports a folder beside a running server, or starts the database for as long as it takes. */
    public void importFolder(Settings settings, Path folder) {
        if (!Files.isReadable(folder.resolve("manifest.yaml"))) {
            throw new StartRefused(
                    "Không đọc được %s. Thư mục dữ liệu phải có tệp manifest.yaml.".formatted(folder),
                    "Cannot read %s. A data folder has a file manifest.yaml.".formatted(folder));
        }
        beside(settings, context -> {
            try {
                boolean loaded = context.getBean(FolderImport.class).load(new FileSystemResource(folder + "/"));
                out.println(
                        loaded
                                ? "Đã nhập toàn bộ thư mục. / The whole folder is imported."
                                : "Thư mục này đã được nhập trước đây. / This folder was imported before.");
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            } catch (ImportProblem problem) {
                throw new StartRefused(
                        "Chưa nhập gì cả. " + problem.getMessage(), "Nothing was imported. " + problem.getMessage());
            }
        });
    }

    /** Checks everything that is recorded. @return whether nothing differs */
    public boolean verify(Settings settings, @Nullable Path held) {
        Optional<Checkpoint> checkpoint = Optional.empty();
        if (held != null) {
            try {
                checkpoint = Checkpoint.parse(Files.readString(held));
            } catch (IOException unreadable) {
                // told below, like a file that holds something else
            }
            if (checkpoint.isEmpty()) {
                throw new StartRefused(
                        "%s không chứa điểm kiểm nào.".formatted(held), "%s holds no checkpoint.".formatted(held));
            }
        }
        Optional<Checkpoint> given = checkpoint;
        boolean[] clean = new boolean[1];
        beside(
                settings,
                context -> clean[0] =
                        context.getBean(Verify.class).print(given, out).clean());
        return clean[0];
    }

    /** From now on checkpoints are signed with a new key; what the old one signed can still be checked. */
    public void rotateKey(Settings settings) {
        beside(settings, context -> {
            String id = context.getBean(Keys.class).rotate();
            context.getBean(Checkpoints.class).make();
            out.println("Khoá mới / new key: " + id);
        });
    }

    /** Makes a backup beside a running server. @param target a file or a folder; null: where the settings say */
    public void backup(Settings settings, @Nullable Path target) {
        beside(
                settings,
                context -> out.println(context.getBean(Backups.class)
                        .make(context.getBean(Actors.class).operator("Người vận hành máy chủ"), target)));
    }

    /** Restores a backup into an empty data folder and verifies it. @return whether nothing differs */
    public boolean restore(Settings settings, Path file) {
        return new Restoring(launch).restore(settings, file, out).clean();
    }

    private void beside(Settings settings, Consumer<ConfigurableApplicationContext> act) {
        EmbeddedPostgres database = Launch.database(settings);
        try (ConfigurableApplicationContext context =
                launch.application(settings, database, false).run()) {
            act.accept(context);
        } catch (StartRefused refused) {
            throw refused;
        } catch (RuntimeException failed) {
            throw Launch.explained(settings, failed);
        } finally {
            Launch.close(database);
        }
    }

    private void greet(Settings settings, ConfigurableApplicationContext context) {
        context.getBean(Checkpoints.class).make();
        out.println("Kiểu Mẫu: " + settings.publicUrl());
        if (!settings.demo()) {
            context.getBean(FirstAdministrator.class)
                    .link()
                    .ifPresent(code -> out.println(
                            "Chưa có quản trị nào đăng nhập được. Mở liên kết này để đặt mật khẩu (dùng một lần, trong 3 ngày): / "
                                    + "No administrator can sign in yet. Open this link to choose a password (once, within 3 days):\n  "
                                    + settings.publicUrl() + "/accounts/links/" + code));
        }
        if (settings.demo()) {
            out.println("Tài khoản trình diễn / demonstration sign-ins, mật khẩu / password: "
                    + Accounts.DEMONSTRATION_PASSWORD);
            context.getBean(Accounts.class)
                    .all()
                    .forEach(account -> out.printf("  %-20s %s%n", account.login(), account.displayName()));
        }
    }

    /** Told at once, before a database is started for nothing. */
    private static void refuseTakenPort(Settings settings) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(
                    settings.demo()
                            ? new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port())
                            : new InetSocketAddress(settings.port()));
        } catch (IOException taken) {
            throw Launch.portTaken(settings);
        }
    }
}
