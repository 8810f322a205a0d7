package vn.kieumau.accounts.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kieumau.accounts.AccountsRefusal;
import vn.kieumau.accounts.AskedFor;
import vn.kieumau.accounts.HalfSignedIn;
import vn.kieumau.accounts.SecondFactor;
import vn.kieumau.accounts.SignInLimit;
import vn.kieumau.accounts.SignIns;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.OpenToAll;
import vn.kieumau.web.QrCode;
import vn.kieumau.web.Requires;
import vn.kieumau.web.View;

/** The second factor: asked for after the first, set up, given up. */
@Controller
class SecondFactorController {
    private static final String SECRET = "kieumau.new-totp-secret";

    private final SecondFactor secondFactor;
    private final SignIns signIns;
    private final SignInLimit limit;
    private final FormPage forms;

    SecondFactorController(SecondFactor secondFactor, SignIns signIns, SignInLimit limit, FormPage forms) {
        this.secondFactor = secondFactor;
        this.signIns = signIns;
        this.limit = limit;
        this.forms = forms;
    }

    @GetMapping("/accounts/second-factor")
    @OpenToAll(because = "the second factor is still missing; without the first there is nothing here")
    String ask(
            @RequestAttribute(name = HalfSignedIn.ATTRIBUTE, required = false) @Nullable Actor half,
            HttpSession session,
            Model model) {
        if (half == null) {
            return "redirect:/";
        }
        if (SignIns.lacks(session) == SignIns.Step.CODE) {
            return "accounts/second-factor";
        }
        return enrolment(half, session, "/accounts/second-factor", model);
    }

    @PostMapping("/accounts/second-factor")
    @OpenToAll(because = "the second factor is still missing; without the first there is nothing here")
    String pass(
            @RequestAttribute(name = HalfSignedIn.ATTRIBUTE, required = false) @Nullable Actor half,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        HttpSession session = request.getSession();
        if (half == null) {
            return "redirect:/";
        }
        return forms.submit(
                model,
                () -> {
                    Text.Field field = new Text.Field("accounts.second_factor.code");
                    Refused.when(!limit.tryCode(half.login()), AccountsRefusal.WRONG_CODE, field);
                    if (SignIns.lacks(session) == SignIns.Step.ENROL) {
                        return enrolled(half, session, code, AskedFor.address(request, response), model);
                    }
                    Refused.when(!secondFactor.passes(half, code, now()), AccountsRefusal.WRONG_CODE, field);
                    signIns.complete(half, session);
                    return "redirect:" + AskedFor.address(request, response);
                },
                () -> ask(half, session, model));
    }

    @GetMapping("/accounts/me/second-factor")
    @Requires(Permission.MANAGE_OWN_ACCOUNT)
    String setUp(Actor actor, HttpSession session, Model model) {
        return enrolment(actor, session, "/accounts/me/second-factor", model);
    }

    @PostMapping("/accounts/me/second-factor")
    @Requires(Permission.MANAGE_OWN_ACCOUNT)
    String enrol(Actor actor, @RequestParam(defaultValue = "") String code, HttpSession session, Model model) {
        return forms.submit(
                model, () -> enrolled(actor, session, code, "/", model), () -> setUp(actor, session, model));
    }

    @PostMapping("/accounts/me/second-factor/drop")
    @Requires(Permission.MANAGE_OWN_ACCOUNT)
    String drop(Actor actor) {
        secondFactor.drop(actor);
        return "redirect:/accounts/me";
    }

    private String enrolment(Actor actor, HttpSession session, String action, Model model) {
        if (!(session.getAttribute(SECRET) instanceof String)) {
            session.setAttribute(SECRET, SecondFactor.newSecret());
        }
        String secret = String.valueOf(session.getAttribute(SECRET));
        View view = (View) model.getAttribute("view");
        String uri = SecondFactor.uri(actor.login(), secret);
        model.addAttribute("secret", secret.replaceAll("(.{4})", "$1 ").strip());
        model.addAttribute("uri", uri);
        model.addAttribute("qr", QrCode.svg(uri, view == null ? "" : view.t("accounts.second_factor.picture")));
        model.addAttribute("action", action);
        return "accounts/second-factor-new";
    }

    /** The recovery codes are shown with the answer itself, once: they are kept as hashes. */
    private String enrolled(Actor actor, HttpSession session, String code, String next, Model model) {
        String secret = session.getAttribute(SECRET) instanceof String made ? made : SecondFactor.newSecret();
        List<String> codes = secondFactor.enrol(actor, secret, code.replace(" ", ""), now());
        session.removeAttribute(SECRET);
        if (SignIns.lacks(session) != null) {
            signIns.complete(actor, session);
        }
        model.addAttribute("codes", codes);
        model.addAttribute("next", next);
        return "accounts/recovery-codes";
    }

    /** Authenticator apps live in real time, whatever day a demonstration plays. */
    private static OffsetDateTime now() {
        return Instant.ofEpochMilli(System.currentTimeMillis()).atOffset(ZoneOffset.UTC);
    }
}
