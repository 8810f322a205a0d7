package vn.kieumau.campaigns.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kieumau.campaigns.Cohorts;
import vn.kieumau.campaigns.Registrations;
import vn.kieumau.campaigns.WithdrawRegistration;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;

/** A ward leaves a cohort. */
@Controller
class WithdrawController {
    private final Cohorts cohorts;
    private final Registrations registrations;
    private final WithdrawRegistration withdrawRegistration;
    private final FormPage forms;

    WithdrawController(
            Cohorts cohorts, Registrations registrations, WithdrawRegistration withdrawRegistration, FormPage forms) {
        this.cohorts = cohorts;
        this.registrations = registrations;
        this.withdrawRegistration = withdrawRegistration;
        this.forms = forms;
    }

    @GetMapping("/campaigns/{id}/registrations/{registration}/withdraw")
    @Requires({Permission.TAKE_BACK_PROPOSAL, Permission.WITHDRAW_REGISTRATION})
    String weigh(Actor actor, @PathVariable long id, @PathVariable long registration, Model model) {
        return page(actor, id, registration, "", model);
    }

    @PostMapping("/campaigns/{id}/registrations/{registration}/withdraw")
    @Requires({Permission.TAKE_BACK_PROPOSAL, Permission.WITHDRAW_REGISTRATION})
    String withdraw(
            Actor actor,
            @PathVariable long id,
            @PathVariable long registration,
            @RequestParam(defaultValue = "") String reason,
            Model model) {
        return forms.submit(
                model,
                "campaigns.withdrawn",
                "/campaigns/" + id + "?state=withdrawn#registrations",
                () -> {
                    if (actor.may(Permission.WITHDRAW_REGISTRATION)) {
                        withdrawRegistration.withdraw(actor, id, registration, reason);
                    } else {
                        withdrawRegistration.takeBack(actor, id, registration, reason);
                    }
                },
                () -> page(actor, id, registration, reason, model));
    }

    private String page(Actor actor, long id, long registration, String reason, Model model) {
        model.addAttribute("cohort", Refused.found(cohorts.find(actor, id)));
        model.addAttribute("row", Refused.found(registrations.find(actor, id, registration)));
        model.addAttribute("reason", reason);
        return "campaigns/withdraw";
    }
}
