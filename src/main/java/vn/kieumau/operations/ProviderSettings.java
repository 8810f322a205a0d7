package vn.kieumau.operations;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An identity provider (OpenID Connect) where people may sign in.
 *
 * @param name what its button says
 * @param claim what names the account: the same as its login
 * @param acr value of the claim {@code acr} that vouches for a second factor; empty: none
 */
public record ProviderSettings(
        String issuer, String clientId, String clientSecret, String name, String claim, String acr) {
    /** Set whole or not at all; null where nothing is set. */
    static @Nullable ProviderSettings from(Map<String, String> environment) {
        if (environment.keySet().stream().noneMatch(name -> name.startsWith("KIEUMAU_OIDC_"))) {
            return null;
        }
        String issuer = environment.getOrDefault("KIEUMAU_OIDC_ISSUER", "");
        String clientId = environment.getOrDefault("KIEUMAU_OIDC_CLIENT_ID", "");
        String clientSecret = environment.getOrDefault("KIEUMAU_OIDC_CLIENT_SECRET", "");
        if (issuer.isBlank() || clientId.isBlank() || clientSecret.isBlank()) {
            throw Settings.refused(
                    "KIEUMAU_OIDC_ISSUER",
                    "phải đặt cùng KIEUMAU_OIDC_CLIENT_ID và KIEUMAU_OIDC_CLIENT_SECRET",
                    "goes with KIEUMAU_OIDC_CLIENT_ID and KIEUMAU_OIDC_CLIENT_SECRET");
        }
        if (!issuer.matches("(https://[\\w.-]+|http://(localhost|127\\.0\\.0\\.1))(:[0-9]{1,5})?(/[\\w.~%:@+/-]*)?")) {
            throw Settings.refused(
                    "KIEUMAU_OIDC_ISSUER",
                    "phải có dạng https://ten-mien hoặc https://ten-mien/duong-dan",
                    "must look like https://host or https://host/path");
        }
        String claim = environment.getOrDefault("KIEUMAU_OIDC_CLAIM", "preferred_username");
        if (!claim.matches("[\\w.:/-]{1,100}")) {
            throw Settings.refused("KIEUMAU_OIDC_CLAIM", "phải là tên một claim", "must be the name of a claim");
        }
        String name =
                environment.getOrDefault("KIEUMAU_OIDC_NAME", URI.create(issuer).getAuthority());
        if (name.isBlank() || name.length() > 60) {
            throw Settings.refused("KIEUMAU_OIDC_NAME", "phải có từ 1 đến 60 ký tự", "must have 1 to 60 characters");
        }
        return new ProviderSettings(
                issuer, clientId, clientSecret, name, claim, environment.getOrDefault("KIEUMAU_OIDC_ACR", ""));
    }

    Map<String, Object> asProperties() {
        return Map.of(
                "kieumau.oidc-issuer", issuer,
                "kieumau.oidc-client-id", clientId,
                "kieumau.oidc-client-secret", clientSecret,
                "kieumau.oidc-name", name,
                "kieumau.oidc-claim", claim,
                "kieumau.oidc-acr", acr);
    }

    /** Nothing that is printed shows the secret. */
    @Override
    public String toString() {
        return "ProviderSettings[%s, %s]".formatted(issuer, clientId);
    }
}
