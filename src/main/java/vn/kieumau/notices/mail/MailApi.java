package vn.kieumau.notices.mail;

import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.web.IfMatch;
import vn.kieumau.web.Requires;
import vn.kieumau.web.View;

@RestController
class MailApi {
    private final ChooseMail chooseMail;

    MailApi(ChooseMail chooseMail) {
        this.chooseMail = chooseMail;
    }

    /**
     * @param on whether this server sends mail at all
     * @param frequency none, each or daily
     * @param hour of a daily mail, in Vietnam
     * @param confirmed whether the address is; until then it is sent a code and nothing else
     */
    record Mail(boolean on, String frequency, String address, int hour, boolean confirmed) {}

    /**
     * @param frequency none, each or daily
     * @param address needed other than for none
     * @param hour null: seven
     */
    record MailToChoose(
            String frequency,
            @Nullable String address,
            @Nullable Integer hour) {}

    /** @param code that was sent to the address */
    record CodeOfMail(String code) {}

    @GetMapping("/api/v1/notices/mail")
    @Requires(Permission.VIEW_NOTICES)
    @Operation(summary = "How whom the token stands for is told by mail")
    Mail mail(Actor actor) {
        MailChoice kept = chooseMail.of(actor);
        return new Mail(
                chooseMail.on(), kept.often(), kept.address() == null ? "" : kept.address(), kept.at(), kept.ready());
    }

    @PutMapping("/api/v1/notices/mail")
    @Requires(Permission.CHOOSE_MAIL)
    @Operation(summary = "Choose mail at each notice, once a day, or none; a new address is sent a code")
    Mail chooseMail(Actor actor, @RequestBody MailToChoose choice, IfMatch seen, @ModelAttribute("view") View view) {
        seen.required().check(() -> mail(actor));
        chooseMail.choose(
                actor, new MailChoice(choice.frequency(), choice.address(), choice.hour(), false), view.locale());
        return mail(actor);
    }

    @PostMapping("/api/v1/notices/mail/confirm")
    @Requires(Permission.CHOOSE_MAIL)
    @Operation(summary = "Confirm the address with the code that was sent there")
    Mail confirmMail(Actor actor, @RequestBody CodeOfMail typed) {
        chooseMail.confirm(actor, typed.code());
        return mail(actor);
    }
}
