package vn.kieumau.notices.mail;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;
import vn.kieumau.web.View;

/** Whether and how one is told by mail. */
@Controller
class MailController {
    private static final String PAGE = "/notices/mail";

    private final ChooseMail chooseMail;
    private final FormPage forms;

    MailController(ChooseMail chooseMail, FormPage forms) {
        this.chooseMail = chooseMail;
        this.forms = forms;
    }

    /** @param code from the link in the mail that asks for it */
    @GetMapping("/notices/mail")
    @Requires(Permission.VIEW_NOTICES)
    String show(Actor actor, @RequestParam(defaultValue = "") String code, Model model) {
        return page(actor, chooseMail.of(actor), code, model);
    }

    @PostMapping("/notices/mail")
    @Requires(Permission.CHOOSE_MAIL)
    String choose(Actor actor, @ModelAttribute MailChoice typed, @ModelAttribute("view") View view, Model model) {
        return forms.submit(
                model,
                "notices.mail.chosen",
                PAGE,
                () -> chooseMail.choose(actor, typed, view.locale()),
                () -> page(actor, typed, "", model));
    }

    @PostMapping("/notices/mail/confirm")
    @Requires(Permission.CHOOSE_MAIL)
    String confirm(Actor actor, @RequestParam(defaultValue = "") String code, Model model) {
        return forms.submit(
                model,
                "notices.mail.confirmed",
                PAGE,
                () -> chooseMail.confirm(actor, code),
                () -> page(actor, chooseMail.of(actor), code, model));
    }

    private String page(Actor actor, MailChoice form, String code, Model model) {
        model.addAttribute("kept", chooseMail.of(actor));
        model.addAttribute("form", form);
        model.addAttribute("code", code);
        model.addAttribute("on", chooseMail.on());
        return "notices/mail";
    }
}
