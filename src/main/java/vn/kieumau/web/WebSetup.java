package vn.kieumau.web;

import gg.jte.TemplateEngine;
import gg.jte.springframework.boot.autoconfigure.JteProperties;
import gg.jte.springframework.boot.autoconfigure.JteViewResolver;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

@Configuration(proxyBeanMethods = false)
class WebSetup implements WebMvcConfigurer {
    private final ObjectProvider<PermissionGate> gate;
    private final ObjectProvider<CurrentActor> currentActor;
    private final ObjectProvider<IfMatchArgument> ifMatch;
    private final ObjectProvider<ListDownload> lists;
    private final boolean secure;

    WebSetup(
            ObjectProvider<PermissionGate> gate,
            ObjectProvider<CurrentActor> currentActor,
            ObjectProvider<IfMatchArgument> ifMatch,
            ObjectProvider<ListDownload> lists,
            @Value("${server.servlet.session.cookie.secure:false}") boolean secure) {
        this.secure = secure;
        this.gate = gate;
        this.currentActor = currentActor;
        this.ifMatch = ifMatch;
        this.lists = lists;
    }

    @Bean
    LocaleResolver localeResolver() {
        CookieLocaleResolver resolver = new CookieLocaleResolver("KIEUMAU_LANG");
        resolver.setDefaultLocale(View.VIETNAMESE);
        resolver.setCookieMaxAge(Duration.ofDays(365));
        resolver.setCookieHttpOnly(true);
        resolver.setCookieSecure(secure);
        resolver.setCookieSameSite("Lax");
        resolver.setRejectInvalidCookies(false);
        return resolver;
    }

    @Bean
    JteViewResolver jteViewResolver(TemplateEngine engine, JteProperties properties) {
        return new WholePage.Resolver(engine, properties);
    }

    /** Takes the parts from {@link MultipartForm}. */
    @Bean
    MultipartResolver multipartResolver() {
        return new StandardServletMultipartResolver();
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> slowBodies(
            @Value("${server.tomcat.connection-timeout}") Duration patience) {
        return server -> server.addEngineValves(new SlowBodies(patience));
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        LocaleChangeInterceptor language = new LocaleChangeInterceptor();
        language.setParamName("lang");
        language.setIgnoreInvalidLocale(true);
        registry.addInterceptor(language);
        registry.addInterceptor(gate.getObject());
        registry.addInterceptor(ifMatch.getObject()).addPathPatterns("/api/**");
        registry.addInterceptor(lists.getObject());
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(currentActor.getObject());
        resolvers.add(ifMatch.getObject());
        resolvers.add(new PagingArgument());
        resolvers.add(new AsOfArgument(currentActor.getObject()));
    }
}
