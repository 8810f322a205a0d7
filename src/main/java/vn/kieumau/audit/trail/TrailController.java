package vn.kieumau.audit.trail;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.Messages;
import vn.kieumau.web.Requires;
import vn.kieumau.web.View;

@Controller
class TrailController {
    private static final String ACT = "audit.act.";

    private final Trail trail;
    private final Messages messages;

    TrailController(Trail trail, Messages messages) {
        this.trail = trail;
        this.messages = messages;
    }

    @GetMapping("/audit")
    @Requires(Permission.VIEW_AUDIT)
    String show(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size,
            Model model) {
        String words = Text.of(q, "web.search", Text.LINE);
        model.addAttribute("rows", trail.page(actor, words, act, new Paging(page, size)));
        model.addAttribute(
                "acts",
                messages.all(View.VIETNAMESE).keySet().stream()
                        .filter(key -> key.startsWith(ACT))
                        .map(key -> key.substring(ACT.length()))
                        .sorted()
                        .toList());
        model.addAttribute("q", words);
        model.addAttribute("act", act);
        return "audit/trail";
    }
}
