package vn.kieumau.accounts;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** These filters run inside the security chains only; Boot would otherwise add them to every request as well. */
@Configuration(proxyBeanMethods = false)
class FilterRegistrations {
    @Bean
    FilterRegistrationBean<ActorFilter> actorFilterOnlyInChain(ActorFilter filter) {
        return disabled(new FilterRegistrationBean<>(filter));
    }

    @Bean
    FilterRegistrationBean<TokenFilter> tokenFilterOnlyInChain(TokenFilter filter) {
        return disabled(new FilterRegistrationBean<>(filter));
    }

    @Bean
    FilterRegistrationBean<SignInLimit> signInLimitOnlyInChain(SignInLimit filter) {
        return disabled(new FilterRegistrationBean<>(filter));
    }

    @Bean
    FilterRegistrationBean<SessionLifetime> sessionLifetimeOnlyInChain(SessionLifetime filter) {
        return disabled(new FilterRegistrationBean<>(filter));
    }

    private static <T extends FilterRegistrationBean<?>> T disabled(T registration) {
        registration.setEnabled(false);
        return registration;
    }
}
