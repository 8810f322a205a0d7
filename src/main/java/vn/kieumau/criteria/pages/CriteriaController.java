package vn.kieumau.criteria.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.kieumau.criteria.CriteriaSets;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.Requires;

@Controller
class CriteriaController {
    private final CriteriaSets sets;

    CriteriaController(CriteriaSets sets) {
        this.sets = sets;
    }

    @GetMapping("/criteria")
    @Requires(Permission.VIEW_CRITERIA)
    String list(Model model) {
        model.addAttribute("sets", sets.all());
        return "criteria/list";
    }

    @GetMapping("/criteria/{id}")
    @Requires(Permission.VIEW_CRITERIA)
    String show(@PathVariable long id, Model model) {
        model.addAttribute("set", Refused.found(sets.find(id)));
        model.addAttribute("criteria", sets.criteria(id));
        return "criteria/show";
    }
}
