package vn.kieumau.campaigns.pages;

import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kieumau.campaigns.AssignQuota;
import vn.kieumau.campaigns.CohortTotal;
import vn.kieumau.campaigns.Cohorts;
import vn.kieumau.campaigns.ConfirmRegistration;
import vn.kieumau.campaigns.LegalBasis;
import vn.kieumau.campaigns.LegalGap;
import vn.kieumau.campaigns.RegistrationLine;
import vn.kieumau.campaigns.Registrations;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.AsOf;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.units.Units;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Typed;

/** One cohort: its deadlines, the quota of each province, its wards. */
@Controller
class CohortController {
    private final Cohorts cohorts;
    private final Registrations registrations;
    private final Units units;
    private final LegalBasis basis;
    private final AssignQuota assignQuota;
    private final ConfirmRegistration confirmRegistration;
    private final FormPage forms;
    private final boolean illustrative;

    CohortController(
            Cohorts cohorts,
            Registrations registrations,
            Units units,
            LegalBasis basis,
            AssignQuota assignQuota,
            ConfirmRegistration confirmRegistration,
            FormPage forms,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.cohorts = cohorts;
        this.registrations = registrations;
        this.units = units;
        this.basis = basis;
        this.assignQuota = assignQuota;
        this.confirmRegistration = confirmRegistration;
        this.forms = forms;
        this.illustrative = demonstration;
    }

    @GetMapping("/campaigns/{id}")
    @Requires(Permission.VIEW_CAMPAIGNS)
    String show(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "0") long province,
            AsOf asOf,
            Paging paging,
            Model model) {
        RegistrationFilter filter = new RegistrationFilter(Text.sought(q), state, province, paging);
        return page(actor, id, filter, asOf, QuotaForm.EMPTY, model);
    }

    @PostMapping("/campaigns/{id}/quota")
    @Requires(Permission.ASSIGN_QUOTA)
    String assignQuota(Actor actor, @PathVariable long id, QuotaForm form, Model model) {
        return forms.submit(
                model,
                "campaigns.quota_assigned",
                "/campaigns/" + id,
                () -> assignQuota.assign(
                        actor,
                        id,
                        form.province() == null ? 0 : form.province(),
                        Typed.count(form.amount(), "campaigns.quota", 0, 999),
                        form.reason() == null ? "" : form.reason(),
                        illustrative),
                () -> page(actor, id, RegistrationFilter.NONE, AsOf.today(actor), form, model));
    }

    @PostMapping("/campaigns/{id}/confirm")
    @Requires(Permission.CONFIRM_REGISTRATION)
    String confirm(
            Actor actor, @PathVariable long id, @RequestParam(defaultValue = "") List<Long> registration, Model model) {
        return forms.submit(
                model,
                "campaigns.confirmed",
                "/campaigns/" + id,
                () -> confirmRegistration.confirm(actor, id, registration),
                () -> page(actor, id, RegistrationFilter.NONE, AsOf.today(actor), QuotaForm.EMPTY, model));
    }

    private String page(Actor actor, long id, RegistrationFilter filter, AsOf asOf, QuotaForm quotaForm, Model model) {
        List<CohortTotal> provinces = cohorts.totals(actor, id, 0, asOf);
        model.addAttribute("cohort", Refused.found(cohorts.find(actor, id, asOf)));
        model.addAttribute("provinces", provinces);
        model.addAttribute(
                "totals", filter.province() == 0 ? provinces : cohorts.totals(actor, id, filter.province(), asOf));
        model.addAttribute("receivers", units.ofLevel(actor, Permission.ASSIGN_QUOTA, "province"));
        model.addAttribute("asOf", asOf);
        PageOf<RegistrationLine> rows =
                registrations.page(actor, id, filter.q(), filter.state(), filter.province(), asOf, filter.paging());
        model.addAttribute("rows", rows);
        model.addAttribute("gaps", asOf.now() ? gaps(id, rows) : Map.of());
        model.addAttribute("filter", filter);
        model.addAttribute("quotaForm", quotaForm);
        return "campaigns/show";
    }

    /** Of wards on the way: what was decided or withdrawn was so with the legal basis of its day. */
    private Map<Long, List<LegalGap>> gaps(long id, PageOf<RegistrationLine> rows) {
        List<Long> open = rows.items().stream()
                .filter(each -> List.of("proposed", "registered").contains(each.state()))
                .map(RegistrationLine::unitId)
                .toList();
        return open.isEmpty() ? Map.of() : basis.gaps(id, open);
    }
}
