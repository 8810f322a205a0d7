package vn.kieumau.exchange.pages;

import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kieumau.exchange.FollowTakeHome;
import vn.kieumau.exchange.NewTakeHome;
import vn.kieumau.exchange.StudyVisits;
import vn.kieumau.exchange.TakeHome;
import vn.kieumau.exchange.TakeHomeMove;
import vn.kieumau.exchange.WriteVisitNotes;
import vn.kieumau.inspection.DelegationHead;
import vn.kieumau.inspection.Delegations;
import vn.kieumau.inspection.VisitLine;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Typed;

/** Study visits: what was asked and answered, what was taken home, and what became of it. */
@Controller
class StudyVisitsController {
    private static final String LIST = "/exchange/visits";
    private static final String HOME = "/exchange/take-homes";

    private final StudyVisits visits;
    private final Delegations delegations;
    private final WriteVisitNotes writeVisitNotes;
    private final FollowTakeHome followTakeHome;
    private final FormPage forms;

    StudyVisitsController(
            StudyVisits visits,
            Delegations delegations,
            WriteVisitNotes writeVisitNotes,
            FollowTakeHome followTakeHome,
            FormPage forms) {
        this.visits = visits;
        this.delegations = delegations;
        this.writeVisitNotes = writeVisitNotes;
        this.followTakeHome = followTakeHome;
        this.forms = forms;
    }

    @GetMapping(LIST)
    @Requires(Permission.VIEW_EXCHANGE)
    String list(Actor actor, @RequestParam(defaultValue = "") String q, Paging paging, Model model) {
        model.addAttribute("q", Text.sought(q));
        model.addAttribute("rows", visits.page(actor, Text.sought(q), paging));
        return "exchange/visits";
    }

    @GetMapping(LIST + "/{delegation}")
    @Requires(Permission.VIEW_EXCHANGE)
    String show(Actor actor, @PathVariable long delegation, Model model) {
        return page(actor, delegation, VisitForm.EMPTY, model);
    }

    @PostMapping(LIST + "/{delegation}/questions")
    @Requires(Permission.WRITE_VISIT_NOTES)
    String ask(Actor actor, @PathVariable long delegation, @ModelAttribute("form") VisitForm form, Model model) {
        return write(
                actor,
                delegation,
                form,
                model,
                () -> writeVisitNotes.ask(
                        actor,
                        delegation,
                        form.at(),
                        form.askedBy(),
                        form.question(),
                        form.answer(),
                        form.answeredBy()));
    }

    @PostMapping(LIST + "/{delegation}/questions/{question}/answer")
    @Requires(Permission.WRITE_VISIT_NOTES)
    String answer(
            Actor actor,
            @PathVariable long delegation,
            @PathVariable long question,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String answeredBy,
            Model model) {
        return write(
                actor,
                delegation,
                VisitForm.EMPTY,
                model,
                () -> writeVisitNotes.answer(actor, delegation, question, version, answer, answeredBy));
    }

    @PostMapping(LIST + "/{delegation}/take-homes")
    @Requires(Permission.WRITE_VISIT_NOTES)
    String takeHome(Actor actor, @PathVariable long delegation, @ModelAttribute("form") VisitForm form, Model model) {
        return write(
                actor,
                delegation,
                form,
                model,
                () -> writeVisitNotes.takeHome(
                        actor,
                        delegation,
                        new NewTakeHome(
                                Objects.requireNonNullElse(form.unit(), 0L),
                                form.seenAt(),
                                form.practice(),
                                form.intended(),
                                Typed.day(form.due(), "exchange.take_home.due"))));
    }

    @GetMapping(HOME)
    @Requires(Permission.VIEW_EXCHANGE)
    String takeHomes(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "false") boolean late,
            Paging paging,
            Model model) {
        model.addAttribute("q", Text.sought(q));
        model.addAttribute("state", state);
        model.addAttribute("late", late);
        model.addAttribute("rows", visits.takeHomes(actor, Text.sought(q), state, late, paging));
        return "exchange/take-homes";
    }

    @GetMapping(HOME + "/{id}")
    @Requires(Permission.VIEW_EXCHANGE)
    String takeHome(Actor actor, @PathVariable long id, Model model) {
        return takeHome(actor, id, "", "", model);
    }

    @PostMapping(HOME + "/{id}/follow")
    @Requires(Permission.FOLLOW_TAKE_HOME)
    String follow(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "") String note,
            Model model) {
        return forms.submit(
                model,
                "exchange.visit.kept",
                HOME + "/" + id,
                () -> followTakeHome.follow(actor, id, version, step, note),
                () -> takeHome(actor, id, step, note, model));
    }

    private String write(Actor actor, long delegation, VisitForm form, Model model, Runnable act) {
        return forms.submit(
                model, "exchange.visit.kept", LIST + "/" + delegation, act, () -> page(actor, delegation, form, model));
    }

    private String page(Actor actor, long delegation, VisitForm form, Model model) {
        DelegationHead found = Refused.found(visits.find(actor, delegation));
        List<VisitLine> route = visits.route(actor, found);
        boolean writes = visits.writes(actor, found, route);
        model.addAttribute("delegation", found);
        model.addAttribute("members", delegations.members(delegation));
        model.addAttribute("route", route);
        model.addAttribute("questions", visits.questions(delegation, route));
        model.addAttribute("taken", visits.takeHomes(actor, delegation));
        model.addAttribute("writes", writes);
        model.addAttribute("places", writes ? writeVisitNotes.places(actor) : List.of());
        model.addAttribute("form", form);
        return "exchange/visit";
    }

    private String takeHome(Actor actor, long id, String step, String note, Model model) {
        TakeHome found = Refused.found(visits.takeHome(actor, id));
        model.addAttribute("taken", found);
        model.addAttribute("visit", visits.find(actor, found.delegationId()).orElse(null));
        model.addAttribute("steps", visits.steps(id));
        model.addAttribute("moves", found.mine() ? TakeHomeMove.from(found.state()) : List.of());
        model.addAttribute("step", step);
        model.addAttribute("note", note);
        return "exchange/take-home";
    }
}
