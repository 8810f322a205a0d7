package vn.kieumau.operations;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.FileSystemResource;
import org.springframework.util.FileSystemUtils;
import vn.kieumau.accounts.Accounts;
import vn.kieumau.accounts.Actors;
import vn.kieumau.accounts.FirstAdministrator;
import vn.kieumau.accounts.Tokens;
import vn.kieumau.audit.integrity.Checkpoint;
import vn.kieumau.audit.integrity.Checkpoints;
import vn.kieumau.audit.integrity.Keys;
import vn.kieumau.kernel.ImportProblem;
import vn.kieumau.operations.backup.Backups;
import vn.kieumau.operations.backup.Proof;
import vn.kieumau.operations.backup.ReadBackup;
import vn.kieumau.operations.database.DatabaseServer;
import vn.kieumau.operations.database.EmbeddedPostgres;
import vn.kieumau.operations.database.StartRefused;

/** From the command line to a serving application, and back down in order: web server, connections, PostgreSQL. */
final class StartUp {
    private final Class<?> application;
    private final PrintStream out;

    StartUp(Class<?> application, PrintStream out) {
        this.application = application;
        this.out = out;
    }

    /** Serves until the process is told to end. */
    public void serve(Settings settings) {
        refuseTakenPort(settings);
        EmbeddedPostgres database = database(settings);
        try {
            ConfigurableApplicationContext context =
                    application(settings, database, true).run();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                context.close();
                close(database);
            }));
            greet(settings, context);
        } catch (RuntimeException failed) {
            close(database);
            throw explained(settings, failed);
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
                Settings.Transport.PLAIN);
        try (EmbeddedPostgres database = EmbeddedPostgres.start(data);
                ConfigurableApplicationContext context =
                        application(settings, database, true).run()) {
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
        return restored(settings, file, out).clean();
    }

    private Verify.Outcome restored(Settings settings, Path file, PrintStream to) {
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
        EmbeddedPostgres database = database(settings);
        try {
            // First as the backup was, then on to this release: a backup of an older one is upgraded like its data
            // would be.
            Map<String, Object> asItWas =
                    Map.of("kieumau.restoring", true, "spring.flyway.target", origin.schemaVersion());
            try (ConfigurableApplicationContext context =
                    application(settings, database, false, asItWas).run()) {
                context.getBean(ReadBackup.class).read(file, passphrase);
            }
            try (ConfigurableApplicationContext context = application(
                            settings, database, false, Map.of("kieumau.restoring", true))
                    .run()) {
                return context.getBean(Verify.class).print(Optional.empty(), to);
            }
        } catch (StartRefused refused) {
            throw refused;
        } catch (RuntimeException failed) {
            throw explained(settings, failed);
        } finally {
            close(database);
        }
    }

    /** A backup counts once it came to life again somewhere else. */
    private int prove(Settings settings, Path file) {
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
                    settings.transport());
            return restored(
                            there,
                            file,
                            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
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

    private void beside(Settings settings, Consumer<ConfigurableApplicationContext> act) {
        EmbeddedPostgres database = database(settings);
        try (ConfigurableApplicationContext context =
                application(settings, database, false).run()) {
            act.accept(context);
        } catch (StartRefused refused) {
            throw refused;
        } catch (RuntimeException failed) {
            throw explained(settings, failed);
        } finally {
            close(database);
        }
    }

    private SpringApplication application(Settings settings, @Nullable EmbeddedPostgres database, boolean serving) {
        return application(settings, database, serving, Map.of());
    }

    private SpringApplication application(
            Settings settings, @Nullable EmbeddedPostgres database, boolean serving, Map<String, Object> more) {
        Map<String, Object> properties = database == null
                ? settings.asProperties(
                        String.valueOf(settings.databaseUrl()), settings.databaseUser(), settings.databasePassword())
                : settings.asProperties(database.jdbcUrl(), database.user(), database.password());
        if (!serving) {
            // A command needs the application, not its web server; what it prints is its answer alone.
            properties.put("server.port", -1);
            properties.put("logging.level.root", "OFF");
        }
        properties.putAll(more);
        SpringApplication spring = new SpringApplication(application);
        Proof proof = file -> prove(settings, file);
        spring.addInitializers(context -> context.getBeanFactory().registerSingleton("proof", proof));
        spring.setRegisterShutdownHook(false);
        spring.setLogStartupInfo(false);
        spring.setDefaultProperties(properties);
        return spring;
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

    /** The server on board, or null where another one is named; that one is asked whether it will do. */
    private static @Nullable EmbeddedPostgres database(Settings settings) {
        if (settings.databaseUrl() == null) {
            return EmbeddedPostgres.start(settings.data());
        }
        DatabaseServer.require(settings.databaseUrl(), settings.databaseUser(), settings.databasePassword());
        return null;
    }

    /** Told at once, before a database is started for nothing. */
    private static void refuseTakenPort(Settings settings) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(
                    settings.demo()
                            ? new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port())
                            : new InetSocketAddress(settings.port()));
        } catch (IOException taken) {
            throw portTaken(settings);
        }
    }

    private static StartRefused portTaken(Settings settings) {
        return new StartRefused(
                "Không mở được cổng %d: có chương trình khác đang dùng. Hãy tắt chương trình đó hoặc đặt KIEUMAU_PORT."
                        .formatted(settings.port()),
                "Port %d cannot be opened: another program uses it. End that program, or set KIEUMAU_PORT."
                        .formatted(settings.port()));
    }

    private static RuntimeException explained(Settings settings, RuntimeException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartRefused refused) {
                return refused;
            }
            if (cause instanceof PortInUseException || cause instanceof BindException) {
                return portTaken(settings);
            }
            if (cause instanceof FlywayException) {
                return new StartRefused(
                        "Cấu trúc cơ sở dữ liệu không khớp với bản Kiểu Mẫu này. Hãy chạy đúng bản đã ghi dữ liệu, hoặc bản mới hơn. Chi tiết: "
                                + cause.getMessage(),
                        "The database was not written by this release of Kiểu Mẫu. Run the release that wrote it, or a newer one. Details above.");
            }
        }
        return failed;
    }

    private static void close(@Nullable EmbeddedPostgres database) {
        if (database != null) {
            database.close();
        }
    }
}
