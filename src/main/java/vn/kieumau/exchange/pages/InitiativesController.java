package vn.kieumau.exchange.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kieumau.exchange.Initiative;
import vn.kieumau.exchange.InitiativeFilter;
import vn.kieumau.exchange.Initiatives;
import vn.kieumau.exchange.KeepInitiative;
import vn.kieumau.exchange.ProblemCriteria;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.units.UnitSummary;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;

/** The register of initiatives, and what each of them is. */
@Controller
class InitiativesController {
    static final String LIST = "/exchange/initiatives";

    private final Initiatives initiatives;
    private final KeepInitiative keepInitiative;
    private final ProblemCriteria criteria;
    private final KeptPlaces places;
    private final FormPage forms;
    private final boolean illustrative;

    InitiativesController(
            Initiatives initiatives,
            KeepInitiative keepInitiative,
            ProblemCriteria criteria,
            KeptPlaces places,
            FormPage forms,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.initiatives = initiatives;
        this.keepInitiative = keepInitiative;
        this.criteria = criteria;
        this.places = places;
        this.forms = forms;
        this.illustrative = demonstration;
    }

    @GetMapping(LIST)
    @Requires(Permission.VIEW_EXCHANGE)
    String list(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String criterion,
            @RequestParam(defaultValue = "0") long province,
            @RequestParam(defaultValue = "") String show,
            Paging paging,
            Model model) {
        InitiativeFilter filter = new InitiativeFilter(Text.sought(q), kind, criterion, province, show);
        model.addAttribute("filter", filter);
        model.addAttribute("rows", initiatives.page(actor, filter, paging));
        model.addAttribute("totals", initiatives.totals(actor, filter));
        model.addAttribute("provinces", initiatives.provinces(actor));
        model.addAttribute("criteria", criteria.all());
        return "exchange/initiatives";
    }

    /** @param from an initiative that is taken over; 0: none */
    @GetMapping(LIST + "/new")
    @Requires(Permission.KEEP_INITIATIVE)
    String blank(Actor actor, @RequestParam(defaultValue = "0") long from, Model model) {
        InitiativeForm form = from == 0
                ? InitiativeForm.empty(null)
                : InitiativeForm.takenFrom(Refused.found(initiatives.find(actor, from)), null);
        return form(actor, null, form, model);
    }

    @PostMapping(LIST + "/new")
    @Requires(Permission.KEEP_INITIATIVE)
    String add(Actor actor, @ModelAttribute("form") InitiativeForm form, Model model) {
        return forms.submit(
                model,
                "exchange.initiative.added",
                () -> LIST + "/" + keepInitiative.add(actor, form.read(), illustrative),
                () -> form(actor, null, form, model));
    }

    @GetMapping(LIST + "/{initiative}/change")
    @Requires(Permission.KEEP_INITIATIVE)
    String change(Actor actor, @PathVariable long initiative, Model model) {
        Initiative found = mine(actor, initiative);
        return form(actor, found, InitiativeForm.of(found), model);
    }

    @PostMapping(LIST + "/{initiative}")
    @Requires(Permission.KEEP_INITIATIVE)
    String save(Actor actor, @PathVariable long initiative, @ModelAttribute("form") InitiativeForm form, Model model) {
        return forms.submit(
                model,
                "exchange.saved",
                LIST + "/" + initiative,
                () -> keepInitiative.change(actor, initiative, form.seen(), form.read()),
                () -> form(actor, mine(actor, initiative), form, model));
    }

    private Initiative mine(Actor actor, long initiative) {
        return Refused.found(initiatives.find(actor, initiative).filter(Initiative::mine));
    }

    private String form(Actor actor, @Nullable Initiative initiative, InitiativeForm form, Model model) {
        List<UnitSummary> units =
                initiative == null ? places.of(actor, Permission.KEEP_INITIATIVE, form.unit()) : List.of();
        model.addAttribute("initiative", initiative);
        model.addAttribute("form", form);
        model.addAttribute("places", units);
        model.addAttribute("contacts", initiatives.contacts(actor));
        model.addAttribute("origins", initiatives.choices(actor, form.from() == null ? 0 : form.from()));
        model.addAttribute("criteria", criteria.all());
        return "exchange/initiative-form";
    }
}
