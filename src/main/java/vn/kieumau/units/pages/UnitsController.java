package vn.kieumau.units.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.units.UnitSummary;
import vn.kieumau.units.Units;
import vn.kieumau.web.Requires;

@Controller
class UnitsController {
    private final Units units;

    UnitsController(Units units) {
        this.units = units;
    }

    @GetMapping("/units")
    @Requires(Permission.VIEW_UNITS)
    String list(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String level,
            Paging paging,
            Model model) {
        String words = Text.of(q, "web.search", Text.LINE);
        model.addAttribute("rows", units.search(actor, words, level, paging));
        model.addAttribute("q", words);
        model.addAttribute("level", level);
        return "units/list";
    }

    @GetMapping("/units/{id}")
    @Requires(Permission.VIEW_UNITS)
    String show(Actor actor, @PathVariable long id, Model model) {
        UnitSummary unit = Refused.found(units.find(actor, Permission.VIEW_UNITS, id));
        model.addAttribute("unit", unit);
        model.addAttribute("children", units.children(id));
        return "units/show";
    }
}
