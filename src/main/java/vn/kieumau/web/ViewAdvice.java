package vn.kieumau.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.support.RequestContextUtils;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Refused;

/** Puts the {@link View} into every model. */
@ControllerAdvice
@Component
public class ViewAdvice {
    private final Messages messages;
    private final Clock clock;
    private final boolean demonstration;

    ViewAdvice(Messages messages, Clock clock, @Value("${kieumau.demo:false}") boolean demonstration) {
        this.messages = messages;
        this.clock = clock;
        this.demonstration = demonstration;
    }

    @ModelAttribute("view")
    View view(HttpServletRequest request) {
        Map<String, ?> flashed = RequestContextUtils.getInputFlashMap(request);
        Object flash = flashed == null ? null : flashed.get("notice");
        return view(request, null, flash == null ? null : flash.toString());
    }

    View view(HttpServletRequest request, @Nullable Refused refusal, @Nullable String notice) {
        String[] page = page(request);
        CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return new View(
                messages,
                api(request) ? asked(request) : RequestContextUtils.getLocale(request),
                request.getAttribute(CurrentActor.ATTRIBUTE) instanceof Actor actor ? actor : null,
                page[0],
                page[1],
                token == null ? null : token.getToken(),
                LocalDate.now(clock),
                demonstration,
                refusal,
                notice,
                request.getAttribute(CurrentActor.UNREAD) instanceof Long unread ? unread : 0);
    }

    static boolean api(@Nullable HttpServletRequest request) {
        return request != null && address(request).replaceFirst("^/+", "/").startsWith("/api/");
    }

    /** A program keeps no cookie: it says its language with each request. */
    private static Locale asked(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null
                        && request.getLocale().getLanguage().equals(Locale.ENGLISH.getLanguage())
                ? Locale.ENGLISH
                : View.VIETNAMESE;
    }

    /** The address that was asked for, even where the request was led on inside the server. */
    static String address(HttpServletRequest request) {
        for (String led : new String[] {RequestDispatcher.ERROR_REQUEST_URI, RequestDispatcher.FORWARD_REQUEST_URI}) {
            if (request.getAttribute(led) instanceof String address) {
                return address;
            }
        }
        return request.getRequestURI();
    }

    /** Path and query of the page that is shown. A form shown again lies on the page that it was sent from. */
    private static String[] page(HttpServletRequest request) {
        String referer = request.getHeader("Referer");
        if (request.getMethod().equals("POST") && referer != null) {
            try {
                URI from = URI.create(referer);
                if (from.getRawAuthority() != null && from.getRawAuthority().equals(request.getHeader("Host"))) {
                    return new String[] {
                        Objects.toString(from.getRawPath(), "/"), Objects.toString(from.getRawQuery(), "")
                    };
                }
            } catch (IllegalArgumentException unreadable) {
                // a browser would not have sent it
            }
        }
        return new String[] {address(request), Objects.toString(request.getQueryString(), "")};
    }
}
