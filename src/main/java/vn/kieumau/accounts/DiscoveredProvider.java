package vn.kieumau.accounts;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistration.ClientSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.web.client.RestClient;

/**
 * The identity provider as it describes itself (OpenID Connect Discovery 1.0): asked when somebody first signs in there, and
 * then kept. It may be down while we start, and a start never waits for it.
 */
final class DiscoveredProvider implements ClientRegistrationRepository {
    static final String ID = "provider";

    private final String issuer;
    private final String clientId;
    private final String clientSecret;
    private final String callback;
    private final RestClient http;
    private volatile @Nullable ClientRegistration known;

    /** @param callback where the provider sends people back to: an address of our own, whatever name a request came by */
    DiscoveredProvider(String issuer, String clientId, String clientSecret, String callback, RestClient http) {
        this.issuer = issuer;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.callback = callback;
        this.http = http;
    }

    /** The provider did not answer, or not as one. */
    static final class Unreachable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unreachable(RuntimeException cause) {
            super(cause);
        }
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        if (!id.equals(ID)) {
            return null;
        }
        ClientRegistration found = known;
        if (found == null) {
            found = discover();
            known = found;
        }
        return found;
    }

    private ClientRegistration discover() {
        try {
            Map<String, Object> metadata = http.get()
                    .uri(issuer.replaceAll("/$", "") + "/.well-known/openid-configuration")
                    .retrieve()
                    .body(new ParameterizedTypeReference<Map<String, Object>>() {});
            if (metadata == null || !issuer.equals(metadata.get("issuer"))) {
                throw new IllegalStateException("it calls itself "
                        + (metadata == null ? "nothing" : metadata.get("issuer")) + ", not " + issuer);
            }
            return ClientRegistrations.fromOidcConfiguration(metadata)
                    .registrationId(ID)
                    .clientId(clientId)
                    .clientSecret(clientSecret)
                    .scope("openid", "profile")
                    .redirectUri(callback)
                    .clientSettings(
                            ClientSettings.builder().requireProofKey(true).build())
                    .build();
        } catch (RuntimeException failed) {
            throw new Unreachable(failed);
        }
    }
}
