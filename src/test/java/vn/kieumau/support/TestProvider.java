package vn.kieumau.support;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.http.HttpServlet;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;

/**
 * An identity provider on a port of its own: Spring's authorization server in a context apart, with sign-in by form. Whoever
 * it knows signs in there by the subject, with {@link #PASSWORD}.
 */
public final class TestProvider implements AutoCloseable {
    public static final String PASSWORD = "o noi khac";
    public static final String CLIENT = "kieumau";
    public static final String SECRET = "bí mật của ứng dụng";

    /** The same after it was down for a while. */
    private static final RSAKey KEY = newKey();

    private final Map<String, Consumer<JwtClaimsSet.Builder>> people = new ConcurrentHashMap<>();
    private final ConfigurableApplicationContext context;

    /** @param callback the only address that it sends people back to */
    public TestProvider(int port, String callback) {
        context = new SpringApplicationBuilder(Server.class)
                .web(WebApplicationType.SERVLET)
                .properties("spring.config.name=none", "spring.main.banner-mode=off", "spring.jmx.enabled=false")
                .initializers(each -> {
                    each.getBeanFactory().registerSingleton("provider", this);
                    each.getBeanFactory().registerSingleton("place", new Place(port, callback));
                })
                .run();
    }

    public static String issuer(int port) {
        return "http://127.0.0.1:" + port;
    }

    /** Makes a person known, or known anew, and says what an ID token tells about that one besides the subject. */
    public void knows(String subject, Consumer<JwtClaimsSet.Builder> claims) {
        people.put(subject, claims);
    }

    @Override
    public void close() {
        context.close();
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("1").generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    record Place(int port, String callback) {}

    /** No stereotype on it: a search for components never finds it. */
    @EnableWebSecurity
    static class Server {
        @Bean
        TomcatServletWebServerFactory tomcat(Place place) {
            TomcatServletWebServerFactory tomcat = new TomcatServletWebServerFactory(place.port());
            tomcat.setAddress(InetAddress.getLoopbackAddress());
            return tomcat;
        }

        /** All is answered by filters, and Tomcat asks those only where there is a servlet behind them. */
        @Bean
        HttpServlet nothingElse() {
            return new HttpServlet() {};
        }

        @Bean
        SecurityFilterChain chain(HttpSecurity http) {
            return http.oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
                    .authorizeHttpRequests(any -> any.anyRequest().authenticated())
                    .oauth2ResourceServer(userInfo -> userInfo.jwt(Customizer.withDefaults()))
                    .formLogin(Customizer.withDefaults())
                    .build();
        }

        @Bean
        UserDetailsService people(TestProvider provider) {
            return subject -> {
                if (!provider.people.containsKey(subject)) {
                    throw new UsernameNotFoundException(subject);
                }
                return User.withUsername(subject)
                        .password("{noop}" + PASSWORD)
                        .authorities("PERSON")
                        .build();
            };
        }

        @Bean
        RegisteredClientRepository clients(Place place) {
            return new InMemoryRegisteredClientRepository(RegisteredClient.withId("1")
                    .clientId(CLIENT)
                    .clientSecret("{noop}" + SECRET)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUri(place.callback())
                    .scopes(scopes -> scopes.addAll(List.of("openid", "profile")))
                    .clientSettings(
                            ClientSettings.builder().requireProofKey(true).build())
                    .build());
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> idTokens(TestProvider provider) {
            return token -> {
                if (token.getTokenType().getValue().equals("id_token")) {
                    provider.people.get(token.getPrincipal().getName()).accept(token.getClaims());
                }
            };
        }

        @Bean
        JWKSource<SecurityContext> keys() {
            return new ImmutableJWKSet<>(new JWKSet(KEY));
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        AuthorizationServerSettings settings(Place place) {
            return AuthorizationServerSettings.builder()
                    .issuer(issuer(place.port()))
                    .build();
        }
    }
}
