package vn.kieumau.exchange.pages;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kieumau.exchange.FindHelp;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.Requires;

/** What a ward does not meet, and what others report to have helped. */
@Controller
class ProblemsController {
    private final FindHelp findHelp;

    ProblemsController(FindHelp findHelp) {
        this.findHelp = findHelp;
    }

    /**
     * @param unit 0: the ward of whoever asks, or else a choice
     * @param cohort 0: that of the ward's newest dossier
     */
    @GetMapping("/exchange/problems")
    @Requires(Permission.VIEW_EXCHANGE)
    String problems(
            Actor actor,
            @RequestParam(defaultValue = "0") long unit,
            @RequestParam(defaultValue = "0") long cohort,
            @RequestParam(defaultValue = "") String criterion,
            Model model) {
        long asked = unit == 0 ? findHelp.own(actor).orElse(0L) : unit;
        model.addAttribute("found", asked == 0 ? null : findHelp.of(actor, asked, cohort, criterion));
        model.addAttribute("wards", asked == 0 ? findHelp.wards(actor) : List.of());
        model.addAttribute("criterion", criterion);
        return "exchange/problems";
    }
}
