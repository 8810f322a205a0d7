package vn.kieumau.accounts.pages;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kieumau.accounts.Accounts;
import vn.kieumau.accounts.ProviderSignIn;
import vn.kieumau.web.OpenToAll;

@Controller
class SignInController {
    private final Accounts accounts;
    private final boolean demonstration;
    private final String provider;
    private final String providerAddress;

    /** The provider's link is by the public name, whose cookie it comes back to. */
    SignInController(
            Accounts accounts,
            @Value("${kieumau.demo:false}") boolean demonstration,
            @Value("${kieumau.oidc-name:}") String provider,
            @Value("${kieumau.public-url}") String publicUrl) {
        this.accounts = accounts;
        this.demonstration = demonstration;
        this.provider = provider;
        this.providerAddress = publicUrl + ProviderSignIn.START;
    }

    @GetMapping("/accounts/sign-in")
    @OpenToAll(because = "nobody is signed in yet")
    String show(@RequestParam java.util.Map<String, String> query, Model model) {
        String outcome = List.of(
                        "refused",
                        "limited",
                        "signed_out",
                        "lapsed",
                        "chosen",
                        "provider_refused",
                        "provider_failed",
                        "provider_down")
                .stream()
                .filter(query::containsKey)
                .findFirst()
                .orElse("");
        model.addAttribute("outcome", outcome);
        model.addAttribute("provider", provider);
        model.addAttribute("providerAddress", providerAddress);
        model.addAttribute("demonstrationAccounts", demonstration ? accounts.all() : List.of());
        return "accounts/sign-in";
    }
}
