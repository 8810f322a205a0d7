package vn.kieumau.accounts;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.web.servlet.HandlerExceptionResolver;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Refused;

/**
 * Five kinds of address: files of the application itself, the API with its tokens, the confirmation of a certificate, the
 * application for phones, and pages with their sessions.
 */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(tableName = "accounts.session")
class SignInSecurity {
    static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self';"
                    + " frame-ancestors 'none'";

    private static final Pattern ENCODED_LETTER = Pattern.compile("%(4[1-9a-fA-F]|5[0-9aA]|6[1-9a-fA-F]|7[0-9aA])");

    @Bean
    PasswordEncoder passwordEncoder() {
        return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    }

    @Bean
    UserDetailsService userDetailsService(Accounts accounts) {
        return login -> accounts.passwordHash(login)
                .map(hash -> User.withUsername(login)
                        .password(hash)
                        .authorities("ACCOUNT")
                        .build())
                .orElseThrow(() -> new UsernameNotFoundException("unknown"));
    }

    /** PostgreSQL's own upsert: two requests of one session may save the same attribute at the same moment. */
    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer sessionUpserts() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionIdleTime(
            @Value("${kieumau.session-idle-minutes:30}") int minutes) {
        return sessions -> sessions.setDefaultMaxInactiveInterval(Duration.ofMinutes(minutes));
    }

    /**
     * A value with a NUL character is nothing that a person typed, and nothing that the database can hold; a name with an
     * open bracket is none of our forms'. A host name that is not the server's own would end up in redirects. A letter that is
     * written as its code would make one address look like another to whoever compares addresses.
     */
    @Bean
    HttpFirewall httpFirewall(@Value("${kieumau.public-url}") String publicUrl) {
        String host = String.valueOf(URI.create(publicUrl).getHost());
        StrictHttpFirewall firewall = new StrictHttpFirewall() {
            @Override
            public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
                if (ENCODED_LETTER.matcher(request.getRequestURI()).find()) {
                    throw new RequestRejectedException("a letter of the address is written as its code");
                }
                return super.getFirewalledRequest(request);
            }
        };
        firewall.setAllowedParameterNames(name -> name.matches("!?[\\w.-]+(\\[[\\w.]*])?"));
        firewall.setAllowedParameterValues(value -> value == null || value.indexOf('\0') < 0);
        firewall.setAllowedHostnames(name ->
                name.equalsIgnoreCase(host) || name.matches("localhost|127\\.0\\.0\\.1|\\[?(::1|0:0:0:0:0:0:0:1)]?"));
        return firewall;
    }

    @Bean
    @Order(1)
    SecurityFilterChain applicationFiles(HttpSecurity http) throws Exception {
        return http.securityMatcher("/webjars/**", "/_static/**", "/web/**", "/health/**")
                .authorizeHttpRequests(any -> any.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.cacheControl(cache -> cache.disable()))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain api(HttpSecurity http, TokenFilter tokens, HandlerExceptionResolver handlerExceptionResolver)
            throws Exception {
        return http.securityMatcher("/api/**")
                .authorizeHttpRequests(
                        any -> any.requestMatchers("/api/v1/openapi.json", "/api/v1/inspection/phones/{phone}")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(tokens, AuthorizationFilter.class)
                .exceptionHandling(errors -> errors.authenticationEntryPoint((request, response, missing) -> {
                    response.setHeader("WWW-Authenticate", "Bearer");
                    handlerExceptionResolver.resolveException(
                            request, response, null, new Refused(KernelRefusal.NOT_SIGNED_IN));
                }))
                .headers(SignInSecurity::securityHeaders)
                .build();
    }

    /** Anybody may check a certificate: nobody is signed in there, so no session is made. */
    @Bean
    @Order(3)
    SecurityFilterChain confirmation(HttpSecurity http) throws Exception {
        return http.securityMatcher("/recognition/certificates/*")
                .authorizeHttpRequests(any -> any.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .headers(SignInSecurity::securityHeaders)
                .build();
    }

    /** What is kept on phones and starts there without network; it may ask where it is, and holds no data of anybody. */
    @Bean
    @Order(4)
    SecurityFilterChain phone(HttpSecurity http) throws Exception {
        return http.securityMatcher("/inspection/phone/**")
                .authorizeHttpRequests(any -> any.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .headers(headers -> securityHeaders(headers, "geolocation=(self)"))
                .build();
    }

    @Bean
    @Order(5)
    SecurityFilterChain pages(
            HttpSecurity http,
            ActorFilter actors,
            SignInLimit limit,
            SignedIn signedIn,
            LapsedForm lapsed,
            SessionLifetime lifetime,
            ObjectProvider<ProviderSignIn> provider)
            throws Exception {
        provider.ifAvailable(each -> each.addTo(http));
        return http.authorizeHttpRequests(any -> any.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(
                                "/accounts/sign-in", "/accounts/lapsed", "/accounts/links/*", "/audit/keys", "/error")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/accounts/sign-in")
                        .successHandler(signedIn)
                        .failureUrl("/accounts/sign-in?refused"))
                .exceptionHandling(errors -> errors.accessDeniedHandler(lapsed))
                .logout(out -> out.logoutRequestMatcher(PathPatternRequestMatcher.withDefaults()
                                .matcher(org.springframework.http.HttpMethod.POST, "/accounts/sign-out"))
                        .logoutSuccessUrl("/accounts/sign-in?signed_out"))
                .csrf(Customizer.withDefaults())
                .addFilterBefore(lifetime, SecurityContextHolderFilter.class)
                .addFilterBefore(limit, UsernamePasswordAuthenticationFilter.class)
                .addFilterAfter(actors, AuthorizationFilter.class)
                .headers(SignInSecurity::securityHeaders)
                .build();
    }

    private static void securityHeaders(HeadersConfigurer<HttpSecurity> headers) {
        securityHeaders(headers, "geolocation=()");
    }

    private static void securityHeaders(HeadersConfigurer<HttpSecurity> headers, String position) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .frameOptions(frames -> frames.deny())
                .permissionsPolicyHeader(
                        policy -> policy.policy("camera=(), microphone=(), " + position + ", payment=()"))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
    }
}
