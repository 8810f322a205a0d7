package vn.kieumau.accounts.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kieumau.accounts.Offices;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.Requires;

@Controller
class OfficesController {
    private final Offices offices;

    OfficesController(Offices offices) {
        this.offices = offices;
    }

    @GetMapping("/accounts/offices")
    @Requires(Permission.VIEW_OFFICES)
    String list(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String kind,
            Paging paging,
            Model model) {
        String words = Text.sought(q);
        model.addAttribute("rows", offices.page(actor, words, kind, paging));
        model.addAttribute("q", words);
        model.addAttribute("kind", kind);
        return "accounts/offices";
    }
}
