package vn.kieumau.accounts;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jose.jws.JwsAlgorithm;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * Sign-in at an identity provider by OpenID Connect, where one is set: authorization code with state, nonce and PKCE. It
 * proves who somebody is and nothing else; the session that follows is like any other, and the provider's tokens are not kept.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("kieumau.oidc-issuer")
public class ProviderSignIn {
    /** A link leads there, not a form: a form's policy would hold back the redirect to the provider. */
    public static final String START = "/accounts/sign-in/" + DiscoveredProvider.ID;

    static final String CALLBACK = START + "/callback";

    private static final Logger LOG = LoggerFactory.getLogger(ProviderSignIn.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String NO_ACCOUNT = "no_account";

    /** Of RFC 8176: several factors, a one-time code, a hardware key, a smart card. Not a code by text message. */
    private static final Set<String> SECOND_FACTORS = Set.of("mfa", "otp", "hwk", "sc");

    private final Identities identities;
    private final SignedIn signedIn;
    private final SecurityContextRepository sessions = new HttpSessionSecurityContextRepository();
    private final String issuer;
    private final String claim;
    private final String acr;
    private final DiscoveredProvider provider;
    private final RestClientAuthorizationCodeTokenResponseClient tokens =
            new RestClientAuthorizationCodeTokenResponseClient();
    private final OidcUserService users = new OidcUserService();

    ProviderSignIn(
            Identities identities,
            SignedIn signedIn,
            @Value("${kieumau.public-url}") String publicUrl,
            @Value("${kieumau.oidc-issuer}") String issuer,
            @Value("${kieumau.oidc-client-id}") String clientId,
            @Value("${kieumau.oidc-client-secret}") String clientSecret,
            @Value("${kieumau.oidc-claim}") String claim,
            @Value("${kieumau.oidc-acr}") String acr) {
        this.identities = identities;
        this.signedIn = signedIn;
        this.issuer = issuer;
        this.claim = claim;
        this.acr = acr;
        JdkClientHttpRequestFactory http = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(PATIENCE).build());
        http.setReadTimeout(PATIENCE);
        provider = new DiscoveredProvider(
                issuer,
                clientId,
                clientSecret,
                publicUrl + CALLBACK,
                RestClient.builder().requestFactory(http).build());
        tokens.setRestClient(RestClient.builder()
                .requestFactory(http)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        RestTemplate userInfo = new RestTemplate(http);
        userInfo.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        DefaultOAuth2UserService plain = new DefaultOAuth2UserService();
        plain.setRestOperations(userInfo);
        users.setOauth2UserService(plain);
    }

    /** As the provider says that it signs, where that is not the usual RS256. */
    @Bean
    JwtDecoderFactory<ClientRegistration> idTokens() {
        OidcIdTokenDecoderFactory decoders = new OidcIdTokenDecoderFactory();
        decoders.setJwsAlgorithmResolver(ProviderSignIn::algorithm);
        return decoders;
    }

    void addTo(HttpSecurity http) {
        http.oauth2Login(login -> login.loginPage("/accounts/sign-in")
                .clientRegistrationRepository(provider)
                .authorizedClientRepository(new NothingKept())
                .authorizationEndpoint(start -> start.baseUri("/accounts/sign-in"))
                .redirectionEndpoint(end -> end.baseUri(CALLBACK))
                .tokenEndpoint(token -> token.accessTokenResponseClient(tokens))
                .userInfoEndpoint(info -> info.oidcUserService(this::account))
                .successHandler(this::enter)
                .failureHandler(this::refuse)
                .withObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                    @Override
                    public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
                        filter.setAuthenticationFailureHandler(ProviderSignIn.this::refuse);
                        return filter;
                    }
                }));
    }

    private OidcUser account(OidcUserRequest request) {
        OidcUser user = users.loadUser(request);
        Object claimed = user.getClaims().get(claim);
        String login = identities
                .login(issuer, Objects.toString(user.getSubject(), ""), claimed instanceof String text ? text : "")
                .orElseThrow(() -> {
                    LOG.info(
                            "{} vouches for {} ({}): no account in use, or bound to somebody else there",
                            issuer,
                            printable(claimed),
                            printable(user.getSubject()));
                    return new OAuth2AuthenticationException(new OAuth2Error(NO_ACCOUNT));
                });
        return new ProviderUser(user, login, vouches(request.getIdToken()));
    }

    private boolean vouches(OidcIdToken token) {
        Collection<String> methods = Objects.requireNonNullElse(token.getAuthenticationMethods(), List.<String>of());
        return methods.stream().anyMatch(SECOND_FACTORS::contains)
                || !acr.isEmpty() && acr.equals(token.getAuthenticationContextClass());
    }

    /** The session holds the same as after a password, whatever the provider told besides. */
    private void enter(HttpServletRequest request, HttpServletResponse response, Authentication provided)
            throws IOException, ServletException {
        ProviderUser user = (ProviderUser) Objects.requireNonNull(provided.getPrincipal());
        UserDetails account = User.withUsername(user.getName())
                .password("")
                .authorities("ACCOUNT")
                .build();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(account, null, account.getAuthorities()));
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
        signedIn.enter(request, response, Objects.requireNonNull(context.getAuthentication()), user.vouched());
    }

    /** Who has no account here hears the same, whatever the reason; the reason is in the server's log. */
    private void refuse(HttpServletRequest request, HttpServletResponse response, AuthenticationException failed)
            throws IOException {
        response.sendRedirect("/accounts/sign-in?" + outcome(failed));
    }

    private String outcome(AuthenticationException failed) {
        if (failed instanceof OAuth2AuthenticationException known
                && known.getError().getErrorCode().equals(NO_ACCOUNT)) {
            return "provider_refused";
        }
        boolean down = false;
        String why = "";
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            why = cause.getMessage() == null ? why : cause.getMessage();
            down |= cause instanceof DiscoveredProvider.Unreachable
                    || cause instanceof IOException
                    || cause instanceof HttpServerErrorException;
        }
        LOG.warn("signing in at {} failed: {}", issuer, printable(why));
        return down ? "provider_down" : "provider_failed";
    }

    /** What a stranger may have sent, on one line of the log. */
    private static String printable(@Nullable Object text) {
        String line = String.valueOf(text).replaceAll("\\p{Cntrl}", " ");
        return line.length() > 500 ? line.substring(0, 500) : line;
    }

    private static JwsAlgorithm algorithm(ClientRegistration registration) {
        Object offered = registration
                .getProviderDetails()
                .getConfigurationMetadata()
                .get("id_token_signing_alg_values_supported");
        if (offered instanceof List<?> names && !names.contains(SignatureAlgorithm.RS256.getName())) {
            return names.stream()
                    .map(name -> SignatureAlgorithm.from(String.valueOf(name)))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(SignatureAlgorithm.RS256);
        }
        return SignatureAlgorithm.RS256;
    }

    /** Nobody asks the provider for anything later. */
    private static final class NothingKept implements OAuth2AuthorizedClientRepository {
        @Override
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String registration, Authentication whose, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication whose,
                HttpServletRequest request,
                HttpServletResponse response) {}

        @Override
        public void removeAuthorizedClient(
                String registration, Authentication whose, HttpServletRequest request, HttpServletResponse response) {}
    }
}
