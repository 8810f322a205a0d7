package vn.kieumau.accounts.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kieumau.accounts.Accounts;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.Requires;

@Controller
class AccountsController {
    private final Accounts accounts;

    AccountsController(Accounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping("/accounts")
    @Requires(Permission.VIEW_ACCOUNTS)
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size,
            Model model) {
        String words = Text.of(q, "web.search", Text.LINE);
        model.addAttribute("rows", accounts.page(words, new Paging(page, size)));
        model.addAttribute("q", words);
        return "accounts/list";
    }
}
