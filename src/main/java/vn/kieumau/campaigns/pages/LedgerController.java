package vn.kieumau.campaigns.pages;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kieumau.campaigns.Cohort;
import vn.kieumau.campaigns.Cohorts;
import vn.kieumau.campaigns.MoveQuota;
import vn.kieumau.campaigns.QuotaLedger;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.AsOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.units.Units;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;

/** The quota ledger of a cohort. */
@Controller
class LedgerController {
    private final Cohorts cohorts;
    private final QuotaLedger ledger;
    private final MoveQuota moveQuota;
    private final Units units;
    private final FormPage forms;
    private final boolean illustrative;

    LedgerController(
            Cohorts cohorts,
            QuotaLedger ledger,
            MoveQuota moveQuota,
            Units units,
            FormPage forms,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.cohorts = cohorts;
        this.ledger = ledger;
        this.moveQuota = moveQuota;
        this.units = units;
        this.forms = forms;
        this.illustrative = demonstration;
    }

    @GetMapping("/campaigns/{id}/ledger")
    @Requires(Permission.VIEW_CAMPAIGNS)
    String show(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") long province,
            @RequestParam(defaultValue = "") String kind,
            Paging paging,
            Model model) {
        return page(actor, id, province, kind, paging, MoveForm.EMPTY, model);
    }

    @PostMapping("/campaigns/{id}/ledger/transfer")
    @Requires(Permission.TRANSFER_QUOTA)
    String transfer(Actor actor, @PathVariable long id, @ModelAttribute("form") MoveForm form, Model model) {
        return forms.submit(
                model,
                "campaigns.quota_moved",
                "/campaigns/" + id + "/ledger",
                () -> moveQuota.transfer(
                        actor, id, unit(form.from()), unit(form.to()), form.read(), text(form), illustrative),
                () -> page(actor, id, 0, "", FIRST, form, model));
    }

    @PostMapping("/campaigns/{id}/ledger/carry-over")
    @Requires(Permission.CARRY_QUOTA_OVER)
    String carryOver(Actor actor, @PathVariable long id, @ModelAttribute("form") MoveForm form, Model model) {
        return forms.submit(
                model,
                "campaigns.quota_moved",
                "/campaigns/" + id + "/ledger",
                () -> moveQuota.carryOver(
                        actor, id, unit(form.cohort()), unit(form.from()), form.read(), text(form), illustrative),
                () -> page(actor, id, 0, "", FIRST, form, model));
    }

    private static final Paging FIRST = new Paging(1, Paging.DEFAULT_SIZE);

    private static long unit(@Nullable Long chosen) {
        return chosen == null ? 0 : chosen;
    }

    private static String text(MoveForm form) {
        return form.reason() == null ? "" : form.reason();
    }

    private String page(Actor actor, long id, long province, String kind, Paging paging, MoveForm form, Model model) {
        Cohort cohort = Refused.found(cohorts.find(actor, id));
        model.addAttribute("cohort", cohort);
        model.addAttribute("balances", ledger.balances(actor, id));
        model.addAttribute("rows", ledger.entries(actor, id, province, kind, paging));
        model.addAttribute(
                "later",
                cohorts.all(actor, AsOf.today(actor)).stream()
                        .filter(each -> each.year() > cohort.year())
                        .toList());
        model.addAttribute("receivers", units.ofLevel(actor, Permission.TRANSFER_QUOTA, "province"));
        model.addAttribute("province", province);
        model.addAttribute("kind", kind);
        model.addAttribute("form", form);
        return "campaigns/ledger";
    }
}
