package vn.kieumau.operations;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What goes out of the house.
 *
 * @param privateHosts hosts of one's own network that webhooks may call, with commas between them
 * @param mail null: none is sent
 */
public record OutboxSettings(String privateHosts, @Nullable MailSettings mail) {
    static final OutboxSettings NONE = new OutboxSettings("", null);

    static OutboxSettings from(Map<String, String> environment) {
        String hosts = environment.getOrDefault("KIEUMAU_WEBHOOK_PRIVATE_HOSTS", "");
        if (!hosts.matches("(\\s*[\\w.-]{1,253}\\s*(,\\s*[\\w.-]{1,253}\\s*)*)?")) {
            throw Settings.refused(
                    "KIEUMAU_WEBHOOK_PRIVATE_HOSTS",
                    "phải là các tên máy, cách nhau bằng dấu phẩy",
                    "must be names of hosts, separated by commas");
        }
        return new OutboxSettings(hosts, MailSettings.from(environment));
    }

    Map<String, Object> asProperties() {
        Map<String, Object> properties = new HashMap<>(
                Map.of("kieumau.webhook-private-hosts", privateHosts, "kieumau.outbox-cron", "*/5 * * * * *"));
        if (mail != null) {
            properties.putAll(mail.asProperties());
        }
        return properties;
    }
}
