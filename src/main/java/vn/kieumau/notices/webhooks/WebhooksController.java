package vn.kieumau.notices.webhooks;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kieumau.accounts.Accounts;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.notices.Outbox;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;

/** Programs that are told of acts, for administrators. */
@Controller
class WebhooksController {
    private static final String LIST = "/notices/webhooks";

    private final Receivers receivers;
    private final KeepReceiver keepReceiver;
    private final Accounts accounts;
    private final FormPage forms;

    WebhooksController(Receivers receivers, KeepReceiver keepReceiver, Accounts accounts, FormPage forms) {
        this.receivers = receivers;
        this.keepReceiver = keepReceiver;
        this.accounts = accounts;
        this.forms = forms;
    }

    @GetMapping("/notices/webhooks")
    @Requires(Permission.VIEW_WEBHOOKS)
    String list(Actor actor, Paging paging, Model model) {
        model.addAttribute("rows", receivers.page(actor, paging));
        return "notices/webhooks";
    }

    @GetMapping("/notices/webhooks/new")
    @Requires(Permission.KEEP_WEBHOOK)
    String typeNew(Model model) {
        return form(NewReceiver.EMPTY, model);
    }

    /** The secret is shown with the answer itself, once. */
    @PostMapping("/notices/webhooks/new")
    @Requires(Permission.KEEP_WEBHOOK)
    String register(Actor actor, @ModelAttribute NewReceiver typed, Paging paging, Model model) {
        return forms.submit(
                model,
                () -> {
                    KeepReceiver.Registered made = keepReceiver.register(actor, typed);
                    return page(actor, made.receiverId(), null, made.secret(), paging, model);
                },
                () -> form(typed, model));
    }

    @GetMapping("/notices/webhooks/{id}")
    @Requires(Permission.VIEW_WEBHOOKS)
    String show(Actor actor, @PathVariable long id, Paging paging, Model model) {
        return page(actor, id, null, "", paging, model);
    }

    @PostMapping("/notices/webhooks/{id}")
    @Requires(Permission.KEEP_WEBHOOK)
    String change(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int version,
            @ModelAttribute NewReceiver typed,
            Paging paging,
            Model model) {
        return forms.submit(
                model,
                "notices.webhook.changed",
                LIST + "/" + id,
                () -> keepReceiver.change(actor, id, version, typed),
                () -> page(actor, id, typed, "", paging, model));
    }

    /** Likewise shown once. */
    @PostMapping("/notices/webhooks/{id}/rotate")
    @Requires(Permission.KEEP_WEBHOOK)
    String rotate(Actor actor, @PathVariable long id, Paging paging, Model model) {
        return page(actor, id, null, keepReceiver.rotate(actor, id), paging, model);
    }

    @PostMapping("/notices/webhooks/{id}/test")
    @Requires(Permission.SEND_WEBHOOK)
    String test(Actor actor, @PathVariable long id, Paging paging, Model model) {
        return forms.submit(
                model,
                "notices.webhook.tested",
                LIST + "/" + id,
                () -> keepReceiver.test(actor, id),
                () -> page(actor, id, null, "", paging, model));
    }

    @PostMapping("/notices/webhooks/{id}/deliveries/{delivery}/resend")
    @Requires(Permission.SEND_WEBHOOK)
    String resend(Actor actor, @PathVariable long id, @PathVariable long delivery, Paging paging, Model model) {
        return forms.submit(
                model,
                "notices.webhook.resent",
                LIST + "/" + id,
                () -> keepReceiver.resend(actor, id, delivery),
                () -> page(actor, id, null, "", paging, model));
    }

    private String form(NewReceiver typed, Model model) {
        model.addAttribute("form", typed);
        model.addAttribute("offices", accounts.offices());
        model.addAttribute("acts", receivers.acts());
        return "notices/webhook-new";
    }

    private String page(Actor actor, long id, @Nullable NewReceiver typed, String secret, Paging paging, Model model) {
        Receiver receiver = Refused.found(receivers.find(actor, id));
        model.addAttribute("receiver", receiver);
        model.addAttribute("secret", secret);
        model.addAttribute("hours", KeepReceiver.BOTH_HOURS);
        model.addAttribute("rows", receivers.deliveries(actor, id, paging));
        model.addAttribute("tries", Outbox.TRIES);
        model.addAttribute("days", Outbox.KEPT_DAYS);
        form(typed == null ? NewReceiver.of(receiver) : typed, model);
        return "notices/webhook";
    }
}
