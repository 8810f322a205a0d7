package vn.kieumau.accounts.pages;

import jakarta.servlet.http.HttpSession;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.kieumau.accounts.Accounts;
import vn.kieumau.accounts.Passwords;
import vn.kieumau.accounts.SecondFactor;
import vn.kieumau.accounts.Sessions;
import vn.kieumau.accounts.Tokens;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Typed;

/** One's own account: password, second factor, where one is signed in, tokens, roles. */
@Controller
class OwnAccountController {
    private final Accounts accounts;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Tokens tokens;
    private final SecondFactor secondFactor;
    private final FormPage forms;

    OwnAccountController(
            Accounts accounts,
            Passwords passwords,
            Sessions sessions,
            Tokens tokens,
            SecondFactor secondFactor,
            FormPage forms) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.tokens = tokens;
        this.secondFactor = secondFactor;
        this.forms = forms;
    }

    @GetMapping("/accounts/me")
    @Requires(Permission.MANAGE_OWN_ACCOUNT)
    String show(Actor actor, HttpSession session, Model model) {
        return page(actor, session, "", "", "90", model);
    }

    @PostMapping("/accounts/me/password")
    @Requires(Permission.MANAGE_OWN_ACCOUNT)
    String changePassword(
            Actor actor,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            HttpSession session,
            Model model,
            RedirectAttributes next) {
        return forms.submit(
                model,
                () -> {
                    passwords.change(actor, current, password, again);
                    sessions.endOthers(actor, session.getId());
                    next.addFlashAttribute("notice", "accounts.password.changed");
                    return "redirect:/accounts/me";
                },
                () -> page(actor, session, "", "", "90", model));
    }

    @PostMapping("/accounts/me/sessions/{key}/end")
    @Requires(Permission.MANAGE_OWN_ACCOUNT)
    String endSession(Actor actor, @PathVariable String key, RedirectAttributes next) {
        sessions.end(actor, key);
        next.addFlashAttribute("notice", "accounts.session.ended");
        return "redirect:/accounts/me";
    }

    /** The token is shown with the answer itself, once: it is kept as a hash. */
    @PostMapping("/accounts/me/tokens")
    @Requires(Permission.MANAGE_OWN_ACCOUNT)
    String createToken(
            Actor actor,
            @RequestParam(defaultValue = "") String tokenName,
            @RequestParam(defaultValue = "") String days,
            @RequestParam(defaultValue = "") String scope,
            HttpSession session,
            Model model) {
        return forms.submit(
                model,
                () -> {
                    String token = tokens.create(
                            actor,
                            tokenName,
                            scope.equals("all") ? Tokens.Scope.ALL : Tokens.Scope.READ,
                            Typed.count(days, "accounts.token.days", 1, 366));
                    return page(actor, session, token, "", "90", model);
                },
                () -> page(actor, session, "", tokenName, days, model));
    }

    @PostMapping("/accounts/me/tokens/{token}/revoke")
    @Requires(Permission.MANAGE_OWN_ACCOUNT)
    String revokeToken(Actor actor, @PathVariable long token, RedirectAttributes next) {
        tokens.revoke(actor, token);
        next.addFlashAttribute("notice", "accounts.token.revoked");
        return "redirect:/accounts/me";
    }

    private String page(Actor actor, HttpSession session, String newToken, String tokenName, String days, Model model) {
        model.addAttribute("grants", accounts.grants(actor.accountId(), actor.today()));
        model.addAttribute("factor", secondFactor.standing(actor));
        model.addAttribute("sessions", sessions.of(actor, session.getId()));
        model.addAttribute("tokens", tokens.of(actor));
        model.addAttribute("newToken", newToken);
        model.addAttribute("tokenName", tokenName);
        model.addAttribute("days", days);
        return "accounts/me";
    }
}
