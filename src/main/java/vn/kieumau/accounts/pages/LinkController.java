package vn.kieumau.accounts.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kieumau.accounts.Links;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.OpenToAll;

/** Choosing a password by a link that was handed over. */
@Controller
class LinkController {
    private final Links links;
    private final FormPage forms;

    LinkController(Links links, FormPage forms) {
        this.links = links;
        this.forms = forms;
    }

    @GetMapping("/accounts/links/{link}")
    @OpenToAll(because = "whoever holds the link has no password yet; it cannot be guessed and works once")
    String show(@PathVariable String link, Model model) {
        model.addAttribute("login", Refused.found(links.login(link)));
        model.addAttribute("link", link);
        return "accounts/link";
    }

    @PostMapping("/accounts/links/{link}")
    @OpenToAll(because = "whoever holds the link has no password yet; it cannot be guessed and works once")
    String choose(
            @PathVariable String link,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            Model model) {
        return forms.submit(
                model,
                () -> {
                    links.choosePassword(link, password, again);
                    return "redirect:/accounts/sign-in?chosen";
                },
                () -> show(link, model));
    }
}
