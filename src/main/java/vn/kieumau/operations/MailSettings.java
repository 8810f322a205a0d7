package vn.kieumau.operations;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The server that takes our mail.
 *
 * @param user empty: it asks for none
 * @param tls starttls, tls from the first byte on, or none
 */
public record MailSettings(String host, int port, String user, String password, String from, String tls) {
    /** Longer than a server that is there takes. */
    private static final int SILENCE_MILLIS = 10_000;

    /** Null where no host is set: no mail is sent then. */
    static @Nullable MailSettings from(Map<String, String> environment) {
        String host = environment.getOrDefault("KIEUMAU_MAIL_HOST", "");
        if (host.isEmpty()) {
            return null;
        }
        if (!host.matches("[\\w.:-]{1,253}")) {
            throw Settings.refused("KIEUMAU_MAIL_HOST", "phải là tên máy", "must be the name of a host");
        }
        String from = environment.getOrDefault("KIEUMAU_MAIL_FROM", "");
        if (!from.matches("[\\w.%+-]{1,64}@[\\w.-]{1,190}")) {
            throw Settings.refused(
                    "KIEUMAU_MAIL_FROM",
                    "phải là địa chỉ thư, đặt cùng KIEUMAU_MAIL_HOST",
                    "must be an address, and goes with KIEUMAU_MAIL_HOST");
        }
        String tls = environment.getOrDefault("KIEUMAU_MAIL_TLS", "starttls");
        if (!tls.matches("starttls|tls|none")) {
            throw Settings.refused(
                    "KIEUMAU_MAIL_TLS", "phải là starttls, tls hoặc none", "must be starttls, tls or none");
        }
        return new MailSettings(
                host,
                Settings.port("KIEUMAU_MAIL_PORT", environment.getOrDefault("KIEUMAU_MAIL_PORT", "587")),
                environment.getOrDefault("KIEUMAU_MAIL_USER", ""),
                environment.getOrDefault("KIEUMAU_MAIL_PASSWORD", ""),
                from,
                tls);
    }

    Map<String, Object> asProperties() {
        String smtp = "spring.mail.properties.mail.smtp.";
        Map<String, Object> properties = new HashMap<>(Map.of(
                "spring.mail.host",
                host,
                "spring.mail.port",
                port,
                "spring.mail.username",
                user,
                "spring.mail.password",
                password,
                "kieumau.mail-from",
                from,
                smtp + "auth",
                !user.isEmpty(),
                smtp + "connectiontimeout",
                SILENCE_MILLIS,
                smtp + "timeout",
                SILENCE_MILLIS,
                smtp + "writetimeout",
                SILENCE_MILLIS));
        properties.put(smtp + "starttls.required", tls.equals("starttls"));
        properties.put(smtp + "starttls.enable", tls.equals("starttls"));
        properties.put(smtp + "ssl.enable", tls.equals("tls"));
        properties.put(smtp + "ssl.checkserveridentity", true);
        return properties;
    }

    /** Nothing that is printed shows the password. */
    @Override
    public String toString() {
        return "MailSettings[%s, %d, %s]".formatted(host, port, from);
    }
}
