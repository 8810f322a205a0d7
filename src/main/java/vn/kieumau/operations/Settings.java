package vn.kieumau.operations;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.kieumau.operations.database.StartRefused;

/** What an operator sets, read once from the environment and checked; documented in docs/settings.md. */
public record Settings(
        int port,
        Path data,
        @Nullable String databaseUrl,
        String databaseUser,
        String databasePassword,
        String publicUrl,
        boolean demo,
        @Nullable LocalDate demoToday,
        int sessionIdleMinutes,
        int sessionMaxHours,
        Backup backup,
        Transport transport,
        @Nullable ProviderSettings provider,
        String clamd,
        String libreOffice,
        OutboxSettings outbox) {

    /**
     * How requests arrive.
     *
     * @param certificate PEM file with the server's certificate and those above it; key: PEM file of its private key; both or
     *     neither
     * @param trustedProxies addresses whose forwarded headers are believed; nobody else's are
     */
    public record Transport(
            @Nullable Path certificate, @Nullable Path key, List<String> trustedProxies) {
        static final Transport PLAIN = new Transport(null, null, List.of());
    }

    /**
     * @param folder empty: {@code backups} in the data folder
     * @param at hour and minute of the nightly backup; empty: none
     * @param keep how many of the nightly ones stay
     * @param passphrase empty: not encrypted
     */
    public record Backup(String folder, String at, int keep, String passphrase) {
        static final Backup NONE = new Backup("", "", 14, "");

        /** Nothing that is printed shows the passphrase. */
        @Override
        public String toString() {
            return "Backup[%s, %s, %d]".formatted(folder, at, keep);
        }
    }

    public static final List<String> NAMES = List.of(
            "KIEUMAU_PORT",
            "KIEUMAU_DATA",
            "KIEUMAU_DATABASE_URL",
            "KIEUMAU_DATABASE_USER",
            "KIEUMAU_DATABASE_PASSWORD",
            "KIEUMAU_PUBLIC_URL",
            "KIEUMAU_DEMO",
            "KIEUMAU_DEMO_TODAY",
            "KIEUMAU_SESSION_IDLE_MINUTES",
            "KIEUMAU_SESSION_MAX_HOURS",
            "KIEUMAU_BACKUP_FOLDER",
            "KIEUMAU_BACKUP_AT",
            "KIEUMAU_BACKUP_KEEP",
            "KIEUMAU_BACKUP_PASSPHRASE",
            "KIEUMAU_TLS_CERTIFICATE",
            "KIEUMAU_TLS_KEY",
            "KIEUMAU_TRUSTED_PROXIES",
            "KIEUMAU_OIDC_ISSUER",
            "KIEUMAU_OIDC_CLIENT_ID",
            "KIEUMAU_OIDC_CLIENT_SECRET",
            "KIEUMAU_OIDC_NAME",
            "KIEUMAU_OIDC_CLAIM",
            "KIEUMAU_OIDC_ACR",
            "KIEUMAU_CLAMD",
            "KIEUMAU_LIBREOFFICE",
            "KIEUMAU_WEBHOOK_PRIVATE_HOSTS",
            "KIEUMAU_MAIL_HOST",
            "KIEUMAU_MAIL_PORT",
            "KIEUMAU_MAIL_USER",
            "KIEUMAU_MAIL_PASSWORD",
            "KIEUMAU_MAIL_FROM",
            "KIEUMAU_MAIL_TLS");

    public static Settings from(Map<String, String> environment) {
        environment.keySet().stream()
                .filter(name -> name.startsWith("KIEUMAU_") && !NAMES.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw refused(name, "không phải là thiết lập nào có trong docs/settings.md", "is no known setting");
                });
        int port = port("KIEUMAU_PORT", environment.getOrDefault("KIEUMAU_PORT", "8080"));
        boolean demo = switch (environment.getOrDefault("KIEUMAU_DEMO", "true")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refused("KIEUMAU_DEMO", "phải là true hoặc false", "must be true or false");
        };
        String url = environment.get("KIEUMAU_DATABASE_URL");
        if (url != null && !url.startsWith("jdbc:postgresql:")) {
            throw refused(
                    "KIEUMAU_DATABASE_URL", "phải bắt đầu bằng jdbc:postgresql:", "must start with jdbc:postgresql:");
        }
        String publicUrl = environment.getOrDefault("KIEUMAU_PUBLIC_URL", "http://localhost:" + port);
        if (!publicUrl.matches("https?://[^\\s/]+")) {
            throw refused(
                    "KIEUMAU_PUBLIC_URL",
                    "phải có dạng https://ten-mien, không có phần sau tên miền",
                    "must look like https://host, without a path");
        }
        return new Settings(
                port,
                Path.of(environment.getOrDefault("KIEUMAU_DATA", "var")),
                url,
                environment.getOrDefault("KIEUMAU_DATABASE_USER", ""),
                environment.getOrDefault("KIEUMAU_DATABASE_PASSWORD", ""),
                publicUrl,
                demo,
                demoToday(environment.get("KIEUMAU_DEMO_TODAY"), demo),
                count(environment, "KIEUMAU_SESSION_IDLE_MINUTES", 30, 1, 720),
                count(environment, "KIEUMAU_SESSION_MAX_HOURS", 12, 1, 72),
                backup(environment, demo),
                transport(environment),
                ProviderSettings.from(environment),
                clamd(environment.getOrDefault("KIEUMAU_CLAMD", "")),
                libreOffice(environment.getOrDefault("KIEUMAU_LIBREOFFICE", "")),
                OutboxSettings.from(environment));
    }

    Map<String, Object> asProperties(String url, String user, String password) {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "server.port", port,
                "spring.datasource.url", url,
                "spring.datasource.username", user,
                "spring.datasource.password", password,
                "kieumau.demo", demo,
                "kieumau.public-url", publicUrl,
                "kieumau.data", data.toAbsolutePath().toString(),
                "kieumau.demo-today", Objects.toString(demoToday, ""),
                "kieumau.session-idle-minutes", sessionIdleMinutes,
                "kieumau.session-max-hours", sessionMaxHours));
        if (transport.certificate() != null && transport.key() != null) {
            properties.put(
                    "server.ssl.certificate", transport.certificate().toUri().toString());
            properties.put(
                    "server.ssl.certificate-private-key",
                    transport.key().toUri().toString());
        }
        if (!transport.trustedProxies().isEmpty()) {
            properties.put("server.forward-headers-strategy", "native");
            properties.put(
                    "server.tomcat.remoteip.internal-proxies",
                    transport.trustedProxies().stream().map(Pattern::quote).collect(Collectors.joining("|")));
            properties.put("server.tomcat.remoteip.remote-ip-header", "x-forwarded-for");
            properties.put("server.tomcat.remoteip.protocol-header", "x-forwarded-proto");
        }
        properties.put("server.servlet.session.cookie.secure", publicUrl.startsWith("https:"));
        properties.put("kieumau.backup-folder", backup.folder());
        properties.put("kieumau.backup-keep", backup.keep());
        properties.put("kieumau.backup-passphrase", backup.passphrase());
        properties.put(
                "kieumau.backup-cron",
                backup.at().isEmpty()
                        ? "-"
                        : "0 %s %s * * *"
                                .formatted(backup.at().substring(3), backup.at().substring(0, 2)));
        if (provider != null) {
            properties.putAll(provider.asProperties());
        }
        properties.put("kieumau.clamd", clamd);
        properties.put("kieumau.libreoffice", libreOffice);
        properties.putAll(outbox.asProperties());
        if (demo) {
            // Demonstration passwords are public: never beyond this machine.
            properties.put("server.address", "127.0.0.1");
        }
        return properties;
    }

    private static String clamd(String address) {
        if (!address.isEmpty() && !address.matches("[^\\s/:]+:[1-9]\\d{1,4}")) {
            throw refused("KIEUMAU_CLAMD", "phải có dạng máy:cổng", "must look like host:port");
        }
        return address;
    }

    /** Whether it is there is looked at when it is needed: it may be installed later. */
    private static String libreOffice(String program) {
        if (!program.isEmpty() && !program.equals("off") && !Path.of(program).isAbsolute()) {
            throw refused(
                    "KIEUMAU_LIBREOFFICE",
                    "phải là đường dẫn đầy đủ tới soffice, hoặc off",
                    "must be the full path of soffice, or off");
        }
        return program;
    }

    private static Transport transport(Map<String, String> environment) {
        Path certificate = file(environment, "KIEUMAU_TLS_CERTIFICATE");
        Path key = file(environment, "KIEUMAU_TLS_KEY");
        if ((certificate == null) != (key == null)) {
            throw refused(
                    "KIEUMAU_TLS_CERTIFICATE",
                    "và KIEUMAU_TLS_KEY phải đặt cùng nhau",
                    "and KIEUMAU_TLS_KEY go together");
        }
        List<String> proxies = Stream.of(
                        environment.getOrDefault("KIEUMAU_TRUSTED_PROXIES", "").split(","))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
        if (!proxies.stream().allMatch(each -> each.matches("[0-9.]{7,15}|[0-9a-fA-F:]{2,39}"))) {
            throw refused(
                    "KIEUMAU_TRUSTED_PROXIES",
                    "phải là các địa chỉ IP, cách nhau bằng dấu phẩy",
                    "must be IP addresses, separated by commas");
        }
        return new Transport(certificate, key, proxies);
    }

    private static @Nullable Path file(Map<String, String> environment, String name) {
        String text = environment.get(name);
        if (text == null) {
            return null;
        }
        Path file = Path.of(text);
        if (!Files.isReadable(file)) {
            throw refused(name, "không đọc được", "cannot be read");
        }
        return file;
    }

    /** A demonstration makes none by itself. */
    private static Backup backup(Map<String, String> environment, boolean demo) {
        String at = environment.getOrDefault("KIEUMAU_BACKUP_AT", demo ? "off" : "02:00");
        if (!at.matches("off|([01][0-9]|2[0-3]):[0-5][0-9]")) {
            throw refused("KIEUMAU_BACKUP_AT", "phải có dạng 02:00, hoặc off", "must look like 02:00, or be off");
        }
        String passphrase = environment.getOrDefault("KIEUMAU_BACKUP_PASSPHRASE", "");
        if (!passphrase.isEmpty() && passphrase.length() < 12) {
            throw refused("KIEUMAU_BACKUP_PASSPHRASE", "phải có ít nhất 12 ký tự", "must have at least 12 characters");
        }
        return new Backup(
                environment.getOrDefault("KIEUMAU_BACKUP_FOLDER", ""),
                at.equals("off") ? "" : at,
                count(environment, "KIEUMAU_BACKUP_KEEP", 14, 1, 999),
                passphrase);
    }

    private static int count(Map<String, String> environment, String name, int usual, int least, int most) {
        String text = environment.getOrDefault(name, String.valueOf(usual));
        if (text.matches("[0-9]{1,4}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        }
        throw refused(
                name,
                "phải là số từ %d đến %d".formatted(least, most),
                "must be a number from %d to %d".formatted(least, most));
    }

    static int port(String name, String text) {
        if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= 65_535) {
            return Integer.parseInt(text);
        }
        throw refused(name, "phải là số từ 1 đến 65535", "must be a number from 1 to 65535");
    }

    private static @Nullable LocalDate demoToday(@Nullable String text, boolean demo) {
        if (text == null) {
            return null;
        }
        if (!demo) {
            throw refused("KIEUMAU_DEMO_TODAY", "chỉ dùng khi KIEUMAU_DEMO=true", "goes with KIEUMAU_DEMO=true only");
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw refused("KIEUMAU_DEMO_TODAY", "phải là ngày dạng 2023-11-24", "must be a day such as 2023-11-24");
        }
    }

    static StartRefused refused(String name, String vietnamese, String english) {
        return new StartRefused(name + " " + vietnamese + ".", name + " " + english + ".");
    }
}
