package vn.kieumau.recognition.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import vn.kieumau.documents.IssueTerms;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.recognition.DecideRecognition;
import vn.kieumau.recognition.IssueDecision;
import vn.kieumau.recognition.IssueProposal;
import vn.kieumau.recognition.Numbers;
import vn.kieumau.recognition.ProposalLine;
import vn.kieumau.recognition.Proposals;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;

/** One letter with its wards, and the decision on each. */
@Controller
class ProposalController {
    private final Proposals proposals;
    private final DecideRecognition decideRecognition;
    private final IssueProposal issueProposal;
    private final IssueDecision issueDecision;
    private final Numbers numbers;
    private final FormPage forms;

    ProposalController(
            Proposals proposals,
            DecideRecognition decideRecognition,
            IssueProposal issueProposal,
            IssueDecision issueDecision,
            Numbers numbers,
            FormPage forms) {
        this.proposals = proposals;
        this.decideRecognition = decideRecognition;
        this.issueProposal = issueProposal;
        this.issueDecision = issueDecision;
        this.numbers = numbers;
        this.forms = forms;
    }

    @GetMapping("/recognition/proposals/{id}")
    @Requires(Permission.VIEW_RECOGNITION)
    String show(Actor actor, @PathVariable long id, Paging paging, Model model) {
        ProposalLine letter = Refused.found(proposals.find(actor, id));
        model.addAttribute("proposal", letter);
        model.addAttribute("rows", proposals.wards(actor, id, paging));
        model.addAttribute("letter", issueProposal.issued(actor, letter).orElse(null));
        model.addAttribute("decided", issueDecision.issued(letter).orElse(null));
        model.addAttribute("conferrable", issueDecision.conferrable(actor, letter));
        model.addAttribute("terms", IssueTerms.EMPTY);
        return "recognition/proposal";
    }

    @GetMapping("/recognition/proposals/{id}/decide/{dossier}")
    @Requires(Permission.DECIDE_RECOGNITION)
    String weigh(Actor actor, @PathVariable long id, @PathVariable long dossier, Model model) {
        return page(
                actor,
                id,
                dossier,
                new DecideForm(null, numbers.suggestDecision(id), null, null, null, null, null),
                model);
    }

    @PostMapping("/recognition/proposals/{id}/decide/{dossier}")
    @Requires(Permission.DECIDE_RECOGNITION)
    String decide(Actor actor, @PathVariable long id, @PathVariable long dossier, DecideForm form, Model model) {
        return forms.submit(
                model,
                "recognition.decided",
                "/recognition/proposals/" + id,
                () -> decideRecognition.decide(actor, id, dossier, form.read()),
                () -> page(actor, id, dossier, form, model));
    }

    private String page(Actor actor, long id, long dossier, DecideForm form, Model model) {
        model.addAttribute("proposal", Refused.found(proposals.find(actor, id)));
        model.addAttribute("ward", Refused.found(proposals.ward(actor, Permission.DECIDE_RECOGNITION, id, dossier)));
        model.addAttribute("form", form);
        return "recognition/decide";
    }
}
