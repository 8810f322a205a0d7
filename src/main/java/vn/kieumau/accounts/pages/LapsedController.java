package vn.kieumau.accounts.pages;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import vn.kieumau.web.OpenToAll;

/** Keeps what was typed into a form whose session had ended; files have to be chosen again. */
@Controller
class LapsedController {
    /** Secrets are typed again. */
    private static final Set<String> UNSHOWN = Set.of("_csrf", "lang", "password", "again", "current", "code");

    @PostMapping("/accounts/lapsed")
    @OpenToAll(because = "whose session has ended is signed in no more; it shows only what the request itself brings")
    String show(HttpServletRequest request, Model model) {
        boolean ours = "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        model.addAttribute("signedIn", signedIn != null && !(signedIn instanceof AnonymousAuthenticationToken));
        model.addAttribute(
                "address",
                Objects.toString(request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI), request.getRequestURI()));
        model.addAttribute("typed", ours ? typed(request) : Map.of());
        return "accounts/lapsed";
    }

    private static Map<String, List<String>> typed(HttpServletRequest request) {
        Map<String, List<String>> typed = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (!UNSHOWN.contains(name)) {
                typed.put(name, List.of(values));
            }
        });
        return typed;
    }
}
