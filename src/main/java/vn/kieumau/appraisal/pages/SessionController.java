package vn.kieumau.appraisal.pages;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.kieumau.appraisal.CloseCouncil;
import vn.kieumau.appraisal.ConveneCouncil;
import vn.kieumau.appraisal.CouncilHead;
import vn.kieumau.appraisal.CouncilMember;
import vn.kieumau.appraisal.CouncilSessions;
import vn.kieumau.appraisal.CouncilStandings;
import vn.kieumau.appraisal.Councils;
import vn.kieumau.appraisal.SessionHead;
import vn.kieumau.appraisal.VoteInCouncil;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;

/** One session: who is there, the votes, and what came of it. */
@Controller
class SessionController {
    private final Councils councils;
    private final CouncilSessions councilSessions;
    private final CouncilStandings councilStandings;
    private final ConveneCouncil conveneCouncil;
    private final VoteInCouncil voteInCouncil;
    private final CloseCouncil closeCouncil;
    private final FormPage forms;

    SessionController(
            Councils councils,
            CouncilSessions councilSessions,
            CouncilStandings councilStandings,
            ConveneCouncil conveneCouncil,
            VoteInCouncil voteInCouncil,
            CloseCouncil closeCouncil,
            FormPage forms) {
        this.councils = councils;
        this.councilSessions = councilSessions;
        this.councilStandings = councilStandings;
        this.conveneCouncil = conveneCouncil;
        this.voteInCouncil = voteInCouncil;
        this.closeCouncil = closeCouncil;
        this.forms = forms;
    }

    @GetMapping("/appraisal/sessions/{id}")
    @Requires(Permission.VIEW_COUNCIL)
    String show(Actor actor, @PathVariable long id, Model model) {
        return page(actor, id, model);
    }

    @GetMapping("/appraisal/sessions/{id}/minutes")
    @Requires(Permission.VIEW_COUNCIL)
    String minutes(Actor actor, @PathVariable long id, Model model) {
        SessionHead session = Refused.found(councilSessions.find(id));
        model.addAttribute("council", Refused.found(councils.find(actor, session.councilId())));
        model.addAttribute("minutes", Refused.found(closeCouncil.minutes(id)));
        return "appraisal/minutes";
    }

    @PostMapping("/appraisal/sessions/{id}/attendance")
    @Requires(Permission.RECORD_ATTENDANCE)
    String attend(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") List<Long> present,
            Model model,
            RedirectAttributes next) {
        return act(actor, id, model, next, "attended", () -> conveneCouncil.attend(actor, id, present));
    }

    @PostMapping("/appraisal/sessions/{id}/open")
    @Requires(Permission.OPEN_COUNCIL)
    String open(Actor actor, @PathVariable long id, Model model, RedirectAttributes next) {
        return act(actor, id, model, next, "opened", () -> conveneCouncil.open(actor, id));
    }

    @PostMapping("/appraisal/sessions/{id}/cancel")
    @Requires(Permission.CANCEL_COUNCIL)
    String cancel(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String cancelReason,
            Model model,
            RedirectAttributes next) {
        model.addAttribute("cancelReason", cancelReason);
        return act(actor, id, model, next, "cancelled", () -> conveneCouncil.cancel(actor, id, cancelReason));
    }

    @PostMapping("/appraisal/sessions/{id}/close")
    @Requires(Permission.CLOSE_COUNCIL)
    String close(Actor actor, @PathVariable long id, Model model, RedirectAttributes next) {
        return act(actor, id, model, next, "closed", () -> closeCouncil.close(actor, id));
    }

    @PostMapping("/appraisal/sessions/{id}/vote")
    @Requires(Permission.VOTE_IN_COUNCIL)
    String vote(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") long item,
            @RequestParam(defaultValue = "") String vote,
            @RequestParam(defaultValue = "false") boolean sure,
            Model model,
            RedirectAttributes next) {
        return act(actor, id, model, next, "voted", () -> voteInCouncil.vote(actor, id, item, vote, sure));
    }

    @PostMapping("/appraisal/sessions/{id}/recuse")
    @Requires(Permission.RECUSE_FROM_COUNCIL)
    String recuse(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") long item,
            @RequestParam(defaultValue = "") String recuseReason,
            Model model,
            RedirectAttributes next) {
        return act(actor, id, model, next, "recused", () -> voteInCouncil.recuse(actor, id, item, recuseReason));
    }

    private String act(Actor actor, long id, Model model, RedirectAttributes next, String done, Runnable act) {
        return forms.submit(
                model,
                () -> {
                    act.run();
                    next.addFlashAttribute("notice", "appraisal.council." + done);
                    return "redirect:/appraisal/sessions/" + id;
                },
                () -> page(actor, id, model));
    }

    private String page(Actor actor, long id, Model model) {
        SessionHead session = Refused.found(councilSessions.find(id));
        CouncilHead council = Refused.found(councils.find(actor, session.councilId()));
        List<CouncilMember> members = councils.members(council.councilId());
        CouncilMember self = members.stream()
                .filter(each -> each.accountId() == actor.accountId())
                .findFirst()
                .orElse(null);
        boolean convenes = councils.may(actor, Permission.CONVENE_COUNCIL, council);
        model.addAttribute("session", session);
        model.addAttribute("council", council);
        model.addAttribute("members", members);
        model.addAttribute("self", self);
        model.addAttribute("convenes", convenes);
        model.addAttribute("notes", convenes || self != null && self.role().equals("secretary"));
        model.addAttribute("present", councilSessions.present(id));
        model.addAttribute("agenda", councilSessions.agenda(actor, id));
        model.addAttribute("exclusions", councilSessions.exclusions(id));
        model.addAttribute("rules", Refused.found(councilStandings.rules(council.setId())));
        if (!model.containsAttribute("cancelReason")) {
            model.addAttribute("cancelReason", "");
        }
        return "appraisal/session";
    }
}
