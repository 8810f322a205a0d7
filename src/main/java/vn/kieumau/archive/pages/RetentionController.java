package vn.kieumau.archive.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import vn.kieumau.archive.KeepRetention;
import vn.kieumau.archive.Retentions;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;

/** How long packages are kept, and on what that rests. */
@Controller
class RetentionController {
    private final Retentions retentions;
    private final KeepRetention keepRetention;
    private final FormPage forms;

    RetentionController(Retentions retentions, KeepRetention keepRetention, FormPage forms) {
        this.retentions = retentions;
        this.keepRetention = keepRetention;
        this.forms = forms;
    }

    @GetMapping("/archive/retention")
    @Requires(Permission.VIEW_ARCHIVE)
    String show(Model model) {
        return page(RetentionForm.EMPTY, model);
    }

    @PostMapping("/archive/retention")
    @Requires(Permission.KEEP_RETENTION)
    String keep(Actor actor, @ModelAttribute("form") RetentionForm form, Model model) {
        return forms.submit(
                model,
                "archive.retention.kept",
                "/archive/retention",
                () -> keepRetention.keep(actor, form.programme(), form.outcome(), form.read(), form.basis()),
                () -> page(form, model));
    }

    private String page(RetentionForm form, Model model) {
        model.addAttribute("retentions", retentions.all());
        model.addAttribute("form", form);
        return "archive/retention";
    }
}
