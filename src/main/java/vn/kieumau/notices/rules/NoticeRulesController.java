package vn.kieumau.notices.rules;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;
import vn.kieumau.web.View;

/** Who is told of what, for administrators. */
@Controller
class NoticeRulesController {
    private final ToldActs toldActs;
    private final KeepNoticeRule keepNoticeRule;
    private final FormPage forms;

    NoticeRulesController(ToldActs toldActs, KeepNoticeRule keepNoticeRule, FormPage forms) {
        this.toldActs = toldActs;
        this.keepNoticeRule = keepNoticeRule;
        this.forms = forms;
    }

    /** Acts are found by their words in the reader's language, which the database does not know. */
    @GetMapping("/notices/rules")
    @Requires(Permission.VIEW_NOTICE_RULES)
    String list(
            Actor actor, @RequestParam(defaultValue = "") String q, @ModelAttribute("view") View view, Model model) {
        String words = Text.sought(q);
        model.addAttribute(
                "rows",
                toldActs.all(actor).stream()
                        .filter(each ->
                                folded(view.t("audit.act." + each.act())).contains(folded(words)))
                        .toList());
        model.addAttribute("q", words);
        return "notices/rules";
    }

    @GetMapping("/notices/rules/{id}")
    @Requires(Permission.VIEW_NOTICE_RULES)
    String show(Actor actor, @PathVariable long id, Model model) {
        return page(actor, id, null, model);
    }

    @PostMapping("/notices/rules/{id}")
    @Requires(Permission.KEEP_NOTICE_RULE)
    String choose(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") List<String> whom,
            Model model) {
        return forms.submit(
                model,
                "notices.rules.saved",
                "/notices/rules",
                () -> keepNoticeRule.choose(actor, id, version, whom),
                () -> page(actor, id, whom, model));
    }

    @PostMapping("/notices/rules/{id}/restore")
    @Requires(Permission.KEEP_NOTICE_RULE)
    String restore(Actor actor, @PathVariable long id, @RequestParam(defaultValue = "0") int version, Model model) {
        return forms.submit(
                model,
                "notices.rules.restored",
                "/notices/rules",
                () -> keepNoticeRule.restore(actor, id, version),
                () -> page(actor, id, null, model));
    }

    private String page(Actor actor, long id, @Nullable List<String> typed, Model model) {
        ToldAct act = Refused.found(toldActs.find(actor, id));
        model.addAttribute("act", act);
        model.addAttribute("whom", ToldActs.whom(act));
        model.addAttribute("chosen", typed == null ? act.told() : typed);
        return "notices/rule";
    }

    private static String folded(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd');
    }
}
