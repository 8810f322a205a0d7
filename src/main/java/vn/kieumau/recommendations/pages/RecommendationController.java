package vn.kieumau.recommendations.pages;

import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.kieumau.documents.DocumentDownload;
import vn.kieumau.documents.DocumentFormat;
import vn.kieumau.documents.IssueTerms;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.recommendations.AcceptRecommendation;
import vn.kieumau.recommendations.AnswerRecommendation;
import vn.kieumau.recommendations.CloseRecommendation;
import vn.kieumau.recommendations.ForwardRecommendation;
import vn.kieumau.recommendations.IssueRecommendationLetter;
import vn.kieumau.recommendations.RecommendationAct;
import vn.kieumau.recommendations.RecommendationHead;
import vn.kieumau.recommendations.RecommendationMove;
import vn.kieumau.recommendations.Recommendations;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;

/** One recommendation: what is asked, its way so far, and what may be done with it now. */
@Controller
class RecommendationController {
    private final Recommendations recommendations;
    private final AcceptRecommendation acceptRecommendation;
    private final ForwardRecommendation forwardRecommendation;
    private final AnswerRecommendation answerRecommendation;
    private final CloseRecommendation closeRecommendation;
    private final IssueRecommendationLetter issueLetter;
    private final FormPage forms;

    RecommendationController(
            Recommendations recommendations,
            AcceptRecommendation acceptRecommendation,
            ForwardRecommendation forwardRecommendation,
            AnswerRecommendation answerRecommendation,
            CloseRecommendation closeRecommendation,
            IssueRecommendationLetter issueLetter,
            FormPage forms) {
        this.recommendations = recommendations;
        this.acceptRecommendation = acceptRecommendation;
        this.forwardRecommendation = forwardRecommendation;
        this.answerRecommendation = answerRecommendation;
        this.closeRecommendation = closeRecommendation;
        this.issueLetter = issueLetter;
        this.forms = forms;
    }

    @GetMapping("/recommendations/{id}")
    @Requires({Permission.VIEW_RECOMMENDATION, Permission.VIEW_FORWARDED_RECOMMENDATION})
    String show(Actor actor, @PathVariable long id, Model model) {
        return page(actor, id, ActForm.EMPTY, model);
    }

    @PostMapping("/recommendations/{id}/accept")
    @Requires(Permission.ACCEPT_RECOMMENDATION)
    String accept(Actor actor, @PathVariable long id, Model model, RedirectAttributes next) {
        return act(actor, id, ActForm.EMPTY, model, next, "accepted", () -> acceptRecommendation.accept(actor, id));
    }

    @PostMapping("/recommendations/{id}/forward")
    @Requires(Permission.FORWARD_RECOMMENDATION)
    String forward(
            Actor actor,
            @PathVariable long id,
            @ModelAttribute("form") ActForm form,
            Model model,
            RedirectAttributes next) {
        return act(
                actor,
                id,
                form,
                model,
                next,
                "forwarded",
                () -> forwardRecommendation.forward(
                        actor, id, form.toOffice() == null ? 0 : form.toOffice(), form.forwardReason()));
    }

    @PostMapping("/recommendations/{id}/answer")
    @Requires(Permission.ANSWER_RECOMMENDATION)
    String answer(
            Actor actor,
            @PathVariable long id,
            @ModelAttribute("form") ActForm form,
            Model model,
            RedirectAttributes next) {
        return act(
                actor,
                id,
                form,
                model,
                next,
                "answered",
                () -> answerRecommendation.answer(actor, id, form.answerKind(), form.answer()));
    }

    @PostMapping("/recommendations/{id}/close")
    @Requires(Permission.CLOSE_RECOMMENDATION)
    String close(
            Actor actor,
            @PathVariable long id,
            @ModelAttribute("form") ActForm form,
            Model model,
            RedirectAttributes next) {
        return act(
                actor, id, form, model, next, "closed", () -> closeRecommendation.close(actor, id, form.closeNote()));
    }

    @PostMapping("/recommendations/{id}/reopen")
    @Requires(Permission.REOPEN_RECOMMENDATION)
    String reopen(
            Actor actor,
            @PathVariable long id,
            @ModelAttribute("form") ActForm form,
            Model model,
            RedirectAttributes next) {
        return act(
                actor,
                id,
                form,
                model,
                next,
                "reopened",
                () -> closeRecommendation.reopen(actor, id, form.reopenReason()));
    }

    @PostMapping("/recommendations/{id}/letter")
    @Requires(Permission.ISSUE_RECOMMENDATION_LETTER)
    String issue(Actor actor, @PathVariable long id, @ModelAttribute("terms") IssueTerms terms, Model model) {
        return forms.submit(
                model,
                "documents.issue.done",
                "/recommendations/" + id,
                () -> issueLetter.issue(actor, id, terms),
                () -> page(actor, id, ActForm.EMPTY, terms, model));
    }

    @GetMapping("/recommendations/{id}/letter/document")
    @Requires({Permission.VIEW_RECOMMENDATION, Permission.VIEW_FORWARDED_RECOMMENDATION})
    ResponseEntity<byte[]> document(
            Actor actor, @PathVariable long id, @RequestParam(defaultValue = "pdf") String format) {
        DocumentFormat wanted = DocumentFormat.of(format);
        return DocumentDownload.of(Refused.found(issueLetter
                .last(Refused.found(recommendations.find(actor, id)))
                .flatMap(step -> issueLetter.file(step, wanted))));
    }

    private String act(
            Actor actor, long id, ActForm form, Model model, RedirectAttributes next, String done, Runnable act) {
        return forms.submit(
                model,
                () -> {
                    act.run();
                    next.addFlashAttribute("notice", "recommendations.done." + done);
                    return "redirect:/recommendations/" + id;
                },
                () -> page(actor, id, form, model));
    }

    private String page(Actor actor, long id, ActForm form, Model model) {
        return page(actor, id, form, IssueTerms.EMPTY, model);
    }

    private String page(Actor actor, long id, ActForm form, IssueTerms terms, Model model) {
        RecommendationHead head = Refused.found(recommendations.find(actor, id));
        List<RecommendationAct> possible = recommendations.possible(actor, head).stream()
                .map(RecommendationMove::act)
                .toList();
        model.addAttribute("head", head);
        model.addAttribute("hops", recommendations.hops(id));
        model.addAttribute("possible", possible);
        model.addAttribute(
                "onward",
                possible.contains(RecommendationAct.FORWARD) ? recommendations.onward(actor, head) : List.of());
        model.addAttribute("form", form);
        Optional<IssueRecommendationLetter.Step> step = issueLetter.last(head);
        model.addAttribute("letter", step.flatMap(issueLetter::issued).orElse(null));
        model.addAttribute("issues", step.isPresent() && issueLetter.issues(actor, step.get()));
        model.addAttribute("terms", terms);
        return "recommendations/show";
    }
}
