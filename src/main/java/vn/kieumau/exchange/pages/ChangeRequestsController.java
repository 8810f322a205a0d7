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
import vn.kieumau.exchange.ChangeFilter;
import vn.kieumau.exchange.ChangeRequest;
import vn.kieumau.exchange.ChangeRequests;
import vn.kieumau.exchange.RaiseChange;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;

/** What units ask to be changed in the criteria set, and what became of it. */
@Controller
class ChangeRequestsController {
    private static final String LIST = "/exchange/requests";

    private final ChangeRequests requests;
    private final RaiseChange raiseChange;
    private final FormPage forms;
    private final boolean illustrative;

    ChangeRequestsController(
            ChangeRequests requests,
            RaiseChange raiseChange,
            FormPage forms,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.requests = requests;
        this.raiseChange = raiseChange;
        this.forms = forms;
        this.illustrative = demonstration;
    }

    @GetMapping(LIST)
    @Requires(Permission.VIEW_EXCHANGE)
    String list(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") long set,
            @RequestParam(defaultValue = "") String criterion,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "0") long province,
            Paging paging,
            Model model) {
        ChangeFilter filter = new ChangeFilter(Text.sought(q), set, criterion.strip(), state, province);
        model.addAttribute("filter", filter);
        model.addAttribute("rows", requests.page(actor, filter, paging));
        model.addAttribute("sets", requests.sets());
        model.addAttribute("provinces", requests.provinces(actor));
        return "exchange/requests";
    }

    /** @param set of which set a criterion is meant; 0: the newest */
    @GetMapping(LIST + "/new")
    @Requires(Permission.RAISE_CHANGE_REQUEST)
    String blank(
            Actor actor,
            @RequestParam(defaultValue = "0") long set,
            @RequestParam(required = false) @Nullable String criterion,
            Model model) {
        return form(actor, set, new ChangeForm(null, criterion, null, null, null, null), model);
    }

    @PostMapping(LIST + "/new")
    @Requires(Permission.RAISE_CHANGE_REQUEST)
    String raise(
            Actor actor,
            @RequestParam(defaultValue = "0") long set,
            @ModelAttribute("form") ChangeForm form,
            Model model) {
        return forms.submit(
                model,
                "exchange.change.raised",
                () -> LIST + "/" + raiseChange.raise(actor, form.read(set), illustrative),
                () -> form(actor, set, form, model));
    }

    @GetMapping(LIST + "/{id}")
    @Requires(Permission.VIEW_EXCHANGE)
    String show(Actor actor, @PathVariable long id, Model model) {
        return page(actor, id, "", model);
    }

    @PostMapping(LIST + "/{id}/withdraw")
    @Requires(Permission.WITHDRAW_CHANGE_REQUEST)
    String withdraw(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String reason,
            Model model) {
        return forms.submit(
                model,
                "exchange.change.withdrawn",
                LIST + "/" + id,
                () -> raiseChange.withdraw(actor, id, version, reason),
                () -> page(actor, id, reason, model));
    }

    private String page(Actor actor, long id, String reason, Model model) {
        ChangeRequest found = Refused.found(requests.find(actor, id));
        model.addAttribute("request", found);
        model.addAttribute("moves", requests.possible(actor, found));
        model.addAttribute("reason", reason);
        return "exchange/request";
    }

    private String form(Actor actor, long set, ChangeForm form, Model model) {
        List<ChangeRequests.SetChoice> sets = requests.sets();
        long chosen = sets.stream().anyMatch(each -> each.setId() == set)
                ? set
                : sets.stream().findFirst().map(ChangeRequests.SetChoice::setId).orElse(0L);
        model.addAttribute("form", form);
        model.addAttribute("set", chosen);
        model.addAttribute("sets", sets);
        model.addAttribute("criteria", raiseChange.criteria(chosen));
        model.addAttribute("places", raiseChange.places(actor));
        return "exchange/request-new";
    }
}
