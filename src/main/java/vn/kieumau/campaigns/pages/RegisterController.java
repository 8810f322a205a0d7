package vn.kieumau.campaigns.pages;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kieumau.campaigns.Cohorts;
import vn.kieumau.campaigns.LegalBasis;
import vn.kieumau.campaigns.ProposeRegistration;
import vn.kieumau.campaigns.Registrations;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.units.UnitSummary;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;

@Controller
class RegisterController {
    private final Cohorts cohorts;
    private final Registrations registrations;
    private final LegalBasis basis;
    private final ProposeRegistration proposeRegistration;
    private final FormPage forms;
    private final boolean illustrative;

    RegisterController(
            Cohorts cohorts,
            Registrations registrations,
            LegalBasis basis,
            ProposeRegistration proposeRegistration,
            FormPage forms,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.cohorts = cohorts;
        this.registrations = registrations;
        this.basis = basis;
        this.proposeRegistration = proposeRegistration;
        this.forms = forms;
        this.illustrative = demonstration;
    }

    @GetMapping("/campaigns/{id}/register")
    @Requires(Permission.PROPOSE_REGISTRATION)
    String choose(
            Actor actor, @PathVariable long id, @RequestParam(defaultValue = "") String q, Paging paging, Model model) {
        return page(actor, id, Text.sought(q), paging, List.of(), "", model);
    }

    @PostMapping("/campaigns/{id}/register")
    @Requires(Permission.PROPOSE_REGISTRATION)
    String propose(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") List<Long> ward,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String q,
            Paging paging,
            Model model) {
        return forms.submit(
                model,
                "campaigns.proposed",
                "/campaigns/" + id + "?state=proposed",
                () -> proposeRegistration.propose(actor, id, ward, reason, illustrative),
                () -> page(actor, id, q, paging, ward, reason, model));
    }

    private String page(
            Actor actor, long id, String words, Paging paging, List<Long> chosen, String reason, Model model) {
        model.addAttribute("cohort", Refused.found(cohorts.find(actor, id)));
        model.addAttribute("provinces", cohorts.provinces(actor, id));
        PageOf<UnitSummary> rows = registrations.candidates(actor, id, words, paging);
        model.addAttribute("rows", rows);
        model.addAttribute(
                "gaps",
                basis.gaps(id, rows.items().stream().map(UnitSummary::unitId).toList()));
        model.addAttribute("q", words);
        model.addAttribute("chosen", chosen);
        model.addAttribute("reason", reason);
        return "campaigns/register";
    }
}
