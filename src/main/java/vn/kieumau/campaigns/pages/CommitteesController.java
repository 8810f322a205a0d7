package vn.kieumau.campaigns.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kieumau.campaigns.Committee;
import vn.kieumau.campaigns.Committees;
import vn.kieumau.campaigns.KeepCommittee;
import vn.kieumau.campaigns.LegalBasis;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.units.UnitSummary;
import vn.kieumau.units.Units;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.NestedForm;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Typed;

/** Steering committees, who sits in them, and who does what. */
@Controller
class CommitteesController {
    private static final String LIST = "/campaigns/committees";
    private static final List<String> LEVELS = List.of("country", "province", "district", "commune");

    private final Committees committees;
    private final KeepCommittee keepCommittee;
    private final LegalBasis basis;
    private final Units units;
    private final FormPage forms;
    private final boolean illustrative;

    CommitteesController(
            Committees committees,
            KeepCommittee keepCommittee,
            LegalBasis basis,
            Units units,
            FormPage forms,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.committees = committees;
        this.keepCommittee = keepCommittee;
        this.basis = basis;
        this.units = units;
        this.forms = forms;
        this.illustrative = demonstration;
    }

    @GetMapping(LIST)
    @Requires(Permission.VIEW_CAMPAIGNS)
    String list(Actor actor, @RequestParam(defaultValue = "") String q, Paging paging, Model model) {
        model.addAttribute("q", Text.sought(q));
        model.addAttribute("rows", committees.page(actor, Text.sought(q), paging));
        return "campaigns/committees";
    }

    @GetMapping(LIST + "/new")
    @Requires(Permission.KEEP_COMMITTEE)
    String blank(Actor actor, Model model) {
        return form(actor, 0, "", "", model);
    }

    @PostMapping(LIST + "/new")
    @Requires(Permission.KEEP_COMMITTEE)
    String found(
            Actor actor,
            @RequestParam(defaultValue = "") String programme,
            @RequestParam(defaultValue = "0") long unit,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String foundedBy,
            Model model) {
        return forms.submit(
                model,
                "campaigns.committee.kept",
                () -> LIST + "/" + keepCommittee.found(actor, programme, unit, name, foundedBy, illustrative),
                () -> form(actor, unit, name, foundedBy, model));
    }

    @GetMapping(LIST + "/{committee}")
    @Requires(Permission.VIEW_CAMPAIGNS)
    String show(Actor actor, @PathVariable long committee, Model model) {
        return page(actor, committee, SeatForm.EMPTY, model);
    }

    @PostMapping(LIST + "/{committee}/members")
    @Requires(Permission.KEEP_COMMITTEE)
    String seat(Actor actor, @PathVariable long committee, @ModelAttribute("form") SeatForm form, Model model) {
        return kept(
                committee,
                model,
                () -> keepCommittee.seat(
                        actor,
                        committee,
                        Objects.toString(form.post(), ""),
                        Objects.toString(form.office(), ""),
                        Typed.day(form.since(), "campaigns.committee.since")),
                () -> page(actor, committee, form, model));
    }

    @PostMapping(LIST + "/{committee}/members/{member}/leave")
    @Requires(Permission.KEEP_COMMITTEE)
    String leave(
            Actor actor,
            @PathVariable long committee,
            @PathVariable long member,
            @ModelAttribute("form") SeatForm form,
            Model model) {
        return kept(
                committee,
                model,
                () -> keepCommittee.leave(
                        actor,
                        committee,
                        member,
                        Typed.day(form.until(), "campaigns.committee.until"),
                        Objects.toString(form.reason(), "")),
                () -> page(actor, committee, form, model));
    }

    @GetMapping(LIST + "/{committee}/matrix/new")
    @Requires(Permission.KEEP_COMMITTEE)
    String matrix(Actor actor, @PathVariable long committee, Model model) {
        Committee found = Refused.found(committees.find(actor, committee).filter(Committee::mine));
        model.addAttribute("committee", found);
        model.addAttribute("matrix", committees.matrix(found));
        return "campaigns/matrix";
    }

    @PostMapping(LIST + "/{committee}/matrix/new")
    @Requires(Permission.KEEP_COMMITTEE)
    String share(Actor actor, @PathVariable long committee, @RequestParam Map<String, String> typed, Model model) {
        return kept(
                committee,
                model,
                () -> keepCommittee.share(
                        actor,
                        committee,
                        NestedForm.read(typed, MatrixForm.class).read()),
                () -> matrix(actor, committee, model));
    }

    private String kept(long committee, Model model, Runnable act, Supplier<String> again) {
        return forms.submit(model, "campaigns.committee.kept", LIST + "/" + committee, act, again);
    }

    private String page(Actor actor, long committee, SeatForm form, Model model) {
        Committee found = Refused.found(committees.find(actor, committee));
        model.addAttribute("committee", found);
        model.addAttribute("members", committees.members(committee));
        model.addAttribute("matrix", committees.matrix(found));
        model.addAttribute("form", form);
        return "campaigns/committee";
    }

    private String form(Actor actor, long unit, String name, String foundedBy, Model model) {
        List<UnitSummary> places = new ArrayList<>();
        for (String level : LEVELS) {
            if (level.equals("country") || level.equals("province") || places.size() <= 1) {
                places.addAll(units.ofLevel(actor, Permission.KEEP_COMMITTEE, level));
            }
        }
        model.addAttribute("places", places);
        model.addAttribute("programmes", basis.programmes());
        model.addAttribute("unit", unit);
        model.addAttribute("name", name);
        model.addAttribute("foundedBy", foundedBy);
        return "campaigns/committee-new";
    }
}
