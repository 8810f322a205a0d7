package vn.kieumau.recognition.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.recognition.KeepMaintenanceRule;
import vn.kieumau.recognition.MaintenanceRules;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;

/** How titles are kept: of every criteria set for how long, how often they are looked at, and when that speaks for revoking. */
@Controller
class RulesController {
    private final MaintenanceRules rules;
    private final KeepMaintenanceRule keepMaintenanceRule;
    private final FormPage forms;

    RulesController(MaintenanceRules rules, KeepMaintenanceRule keepMaintenanceRule, FormPage forms) {
        this.rules = rules;
        this.keepMaintenanceRule = keepMaintenanceRule;
        this.forms = forms;
    }

    @GetMapping("/recognition/rules")
    @Requires(Permission.VIEW_RECOGNITION)
    String show(Actor actor, Model model) {
        model.addAttribute("rules", rules.all());
        return "recognition/rules";
    }

    @GetMapping("/recognition/rules/{id}")
    @Requires(Permission.KEEP_MAINTENANCE_RULE)
    String edit(Actor actor, @PathVariable long id, Model model) {
        return form(id, RuleForm.of(set(id).rule()), model);
    }

    @PostMapping("/recognition/rules/{id}")
    @Requires(Permission.KEEP_MAINTENANCE_RULE)
    String keep(Actor actor, @PathVariable long id, @ModelAttribute("form") RuleForm form, Model model) {
        return forms.submit(
                model,
                "recognition.rule.kept",
                "/recognition/rules",
                () -> keepMaintenanceRule.keep(actor, id, form.read()),
                () -> form(id, form, model));
    }

    private String form(long id, RuleForm form, Model model) {
        model.addAttribute("set", set(id));
        model.addAttribute("form", form);
        return "recognition/rule";
    }

    private MaintenanceRules.OfSet set(long id) {
        return Refused.found(
                rules.all().stream().filter(each -> each.setId() == id).findFirst());
    }
}
