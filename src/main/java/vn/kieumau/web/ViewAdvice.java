package vn.kieumau.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
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
        CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return new View(
                messages,
                RequestContextUtils.getLocale(request),
                request.getAttribute(CurrentActor.ATTRIBUTE) instanceof Actor actor ? actor : null,
                request.getRequestURI(),
                Objects.toString(request.getQueryString(), ""),
                token == null ? null : token.getToken(),
                LocalDate.now(clock),
                demonstration,
                refusal,
                notice);
    }
}
