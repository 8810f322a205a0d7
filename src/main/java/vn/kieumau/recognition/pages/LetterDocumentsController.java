package vn.kieumau.recognition.pages;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kieumau.documents.DocumentDownload;
import vn.kieumau.documents.DocumentFormat;
import vn.kieumau.documents.IssueTerms;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.recognition.IssueDecision;
import vn.kieumau.recognition.IssueProposal;
import vn.kieumau.recognition.ProposalLine;
import vn.kieumau.recognition.Proposals;
import vn.kieumau.recognition.ReadyCohort;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;

/** The submission and the decision as official documents. */
@Controller
class LetterDocumentsController {
    private static final int MOST = 250;

    private final Proposals proposals;
    private final IssueProposal issueProposal;
    private final IssueDecision issueDecision;
    private final FormPage forms;

    LetterDocumentsController(
            Proposals proposals, IssueProposal issueProposal, IssueDecision issueDecision, FormPage forms) {
        this.proposals = proposals;
        this.issueProposal = issueProposal;
        this.issueDecision = issueDecision;
        this.forms = forms;
    }

    @GetMapping("/recognition/propose/issue")
    @Requires(Permission.ISSUE_RECOGNITION_PROPOSAL)
    String choose(Actor actor, @RequestParam(defaultValue = "0") long cohort, Model model) {
        return proposal(actor, cohort, null, IssueTerms.EMPTY, model);
    }

    @PostMapping("/recognition/propose/issue")
    @Requires(Permission.ISSUE_RECOGNITION_PROPOSAL)
    String issueProposal(
            Actor actor,
            @RequestParam(defaultValue = "0") long cohort,
            @RequestParam(defaultValue = "") List<Long> dossier,
            @ModelAttribute("terms") IssueTerms terms,
            Model model) {
        return forms.submit(
                model,
                "documents.issue.done",
                () -> "/recognition/proposals/" + issueProposal.issue(actor, cohort, dossier, terms),
                () -> proposal(actor, cohort, dossier, terms, model));
    }

    @PostMapping("/recognition/proposals/{id}/issue")
    @Requires(Permission.ISSUE_RECOGNITION_DECISION)
    String issueDecision(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "false") boolean confirmed,
            @ModelAttribute("terms") IssueTerms terms,
            Model model) {
        return forms.submit(
                model,
                "recognition.paper.decision.done",
                "/recognition/proposals/" + id,
                () -> issueDecision.issue(actor, id, confirmed, terms),
                () -> letter(actor, id, terms, model));
    }

    @GetMapping("/recognition/proposals/{id}/documents/{kind}")
    @Requires(Permission.VIEW_RECOGNITION)
    ResponseEntity<byte[]> document(
            Actor actor,
            @PathVariable long id,
            @PathVariable String kind,
            @RequestParam(defaultValue = "pdf") String format) {
        ProposalLine letter = Refused.found(proposals.find(actor, id));
        DocumentFormat wanted = DocumentFormat.of(format);
        return DocumentDownload.of(Refused.found(
                switch (kind) {
                    case "proposal" -> issueProposal.file(actor, letter, wanted);
                    case "decision" -> issueDecision.file(letter, wanted);
                    default -> Optional.empty();
                }));
    }

    private String proposal(Actor actor, long cohort, @Nullable List<Long> chosen, IssueTerms terms, Model model) {
        List<ReadyCohort> cohorts = proposals.readyCohorts(actor);
        long shown = cohort != 0 || cohorts.isEmpty() ? cohort : cohorts.get(0).cohortId();
        model.addAttribute("cohorts", cohorts);
        model.addAttribute("cohort", shown);
        model.addAttribute(
                "rows", proposals.ready(actor, Permission.ISSUE_RECOGNITION_PROPOSAL, shown, "", new Paging(1, MOST)));
        model.addAttribute("chosen", chosen);
        model.addAttribute("terms", terms);
        return "recognition/issue";
    }

    private String letter(Actor actor, long id, IssueTerms terms, Model model) {
        ProposalLine letter = Refused.found(proposals.find(actor, id));
        model.addAttribute("proposal", letter);
        model.addAttribute("rows", proposals.wards(actor, id, new Paging(1, Paging.DEFAULT_SIZE)));
        model.addAttribute("letter", issueProposal.issued(actor, letter).orElse(null));
        model.addAttribute("decided", issueDecision.issued(letter).orElse(null));
        model.addAttribute("conferrable", issueDecision.conferrable(actor, letter));
        model.addAttribute("terms", terms);
        return "recognition/proposal";
    }
}
