package vn.kieumau.recognition.pages;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.documents.Certificates;
import vn.kieumau.documents.DocumentDownload;
import vn.kieumau.documents.DocumentFormat;
import vn.kieumau.documents.IssueTerms;
import vn.kieumau.documents.IssuedDocument;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.AsOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.recognition.DecideRecognition;
import vn.kieumau.recognition.Decision;
import vn.kieumau.recognition.IssueDecision;
import vn.kieumau.recognition.IssueProposal;
import vn.kieumau.recognition.Outcome;
import vn.kieumau.recognition.ProposalLine;
import vn.kieumau.recognition.Proposals;
import vn.kieumau.recognition.ProposeRecognition;
import vn.kieumau.recognition.ProposedWard;
import vn.kieumau.recognition.ReadyDossier;
import vn.kieumau.recognition.RecognitionRefusal;
import vn.kieumau.recognition.Title;
import vn.kieumau.recognition.Titles;
import vn.kieumau.web.Created;
import vn.kieumau.web.IfMatch;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Slice;

@RestController
class RecognitionApi {
    private final Proposals proposals;
    private final Titles titles;
    private final Certificates certificates;
    private final ProposeRecognition proposeRecognition;
    private final DecideRecognition decideRecognition;
    private final IssueProposal issueProposal;
    private final IssueDecision issueDecision;

    RecognitionApi(
            Proposals proposals,
            Titles titles,
            Certificates certificates,
            ProposeRecognition proposeRecognition,
            DecideRecognition decideRecognition,
            IssueProposal issueProposal,
            IssueDecision issueDecision) {
        this.proposals = proposals;
        this.titles = titles;
        this.certificates = certificates;
        this.proposeRecognition = proposeRecognition;
        this.decideRecognition = decideRecognition;
        this.issueProposal = issueProposal;
        this.issueDecision = issueDecision;
    }

    record LetterToSend(long cohort, String number, List<Long> dossiers) {}

    record LetterToIssue(
            long cohort,
            @Nullable List<Long> dossiers,
            @Nullable IssueTerms terms) {}

    /** @param confirmed the program's user has read what it brings about */
    record DecisionToIssue(@Nullable IssueTerms terms, boolean confirmed) {}

    /** Empty until issued; a letter may have been written elsewhere. */
    record LetterDocuments(
            @Nullable IssuedDocument proposal, @Nullable IssuedDocument decision) {}

    /**
     * @param outcome conferred or refused
     * @param reason needed for a refusal; so is nextStep
     * @param confirmed the program's user has read what it brings about
     */
    record DecisionToMake(
            String outcome,
            String number,
            LocalDate decidedOn,
            String signatory,
            @Nullable String reason,
            @Nullable String nextStep,
            boolean confirmed) {}

    /** @param confirmation where anybody who holds the certificate can check it */
    record ConferredTitle(Title title, String confirmation) {}

    @GetMapping("/api/v1/recognition/titles")
    @Requires(Permission.VIEW_RECOGNITION)
    @Operation(summary = "Titles of the wards in reach; by cohort (0: all) and state, conferred by a day")
    Slice<Title> titles(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") long cohort,
            @RequestParam(defaultValue = "") String state,
            AsOf asOf,
            Paging paging) {
        return Slice.of(titles.page(actor, cohort, Text.sought(q), state, asOf, paging), Title::titleId);
    }

    @GetMapping("/api/v1/recognition/titles/{id}")
    @Requires(Permission.VIEW_RECOGNITION)
    @Operation(summary = "A title")
    ConferredTitle title(Actor actor, @PathVariable long id) {
        Title title = Refused.found(titles.find(actor, id));
        return new ConferredTitle(title, titles.confirmationUrl(title));
    }

    @GetMapping(value = "/api/v1/recognition/titles/{id}/certificate", produces = MediaType.ALL_VALUE)
    @Requires(Permission.VIEW_RECOGNITION)
    @Operation(summary = "The certificate: format pdf or docx")
    ResponseEntity<byte[]> certificate(
            Actor actor, @PathVariable long id, @RequestParam(defaultValue = "pdf") String format) {
        Title title = Refused.found(titles.find(actor, id));
        Refused.when(title.ended(), RecognitionRefusal.TITLE_ENDED);
        return certificates.download(
                title.certificate(titles.confirmationUrl(title)),
                title.certificateFileName(),
                DocumentFormat.of(format));
    }

    @GetMapping("/api/v1/recognition/ready")
    @Requires(Permission.VIEW_RECOGNITION)
    @Operation(summary = "Ready wards that are in no letter yet; by cohort (0: all)")
    Slice<ReadyDossier> ready(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") long cohort,
            Paging paging) {
        return Slice.of(
                proposals.ready(actor, Permission.VIEW_RECOGNITION, cohort, Text.sought(q), paging),
                ReadyDossier::dossierId);
    }

    @GetMapping("/api/v1/recognition/proposals")
    @Requires(Permission.VIEW_RECOGNITION)
    @Operation(summary = "Letters that name a ward in reach; by cohort (0: all)")
    Slice<ProposalLine> letters(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") long cohort,
            Paging paging) {
        return Slice.of(proposals.page(actor, cohort, Text.sought(q), paging), ProposalLine::proposalId);
    }

    @PostMapping("/api/v1/recognition/proposals")
    @Requires(Permission.PROPOSE_RECOGNITION)
    @Operation(summary = "Send a letter that proposes ready wards")
    ResponseEntity<Created> propose(Actor actor, @RequestBody LetterToSend letter) {
        return Created.at(
                "/api/v1/recognition/proposals",
                proposeRecognition.propose(actor, letter.cohort(), letter.number(), letter.dossiers(), false));
    }

    @GetMapping("/api/v1/recognition/proposals/{id}")
    @Requires(Permission.VIEW_RECOGNITION)
    @Operation(summary = "A letter")
    ProposalLine letter(Actor actor, @PathVariable long id) {
        return Refused.found(proposals.find(actor, id));
    }

    @GetMapping("/api/v1/recognition/proposals/{id}/wards")
    @Requires(Permission.VIEW_RECOGNITION)
    @Operation(summary = "The wards of a letter that are in reach, each with its decision")
    Slice<ProposedWard> wards(Actor actor, @PathVariable long id, Paging paging) {
        Refused.found(proposals.find(actor, id));
        return Slice.of(proposals.wards(actor, id, paging), ProposedWard::dossierId);
    }

    @GetMapping("/api/v1/recognition/proposals/{id}/decide/{dossier}")
    @Requires(Permission.DECIDE_RECOGNITION)
    @Operation(summary = "A ward to be decided on")
    ProposedWard ward(Actor actor, @PathVariable long id, @PathVariable long dossier) {
        return Refused.found(proposals.ward(actor, Permission.DECIDE_RECOGNITION, id, dossier));
    }

    @PostMapping("/api/v1/recognition/proposals/{id}/decide/{dossier}")
    @Requires(Permission.DECIDE_RECOGNITION)
    @Operation(summary = "Record the decision on a ward; cannot be undone")
    ProposedWard decide(
            Actor actor,
            @PathVariable long id,
            @PathVariable long dossier,
            @RequestBody DecisionToMake made,
            IfMatch seen) {
        seen.check(() -> ward(actor, id, dossier));
        Outcome outcome = Outcome.of(made.outcome()).orElseThrow(() -> new Refused(RecognitionRefusal.NO_OUTCOME));
        Refused.when(!made.confirmed(), RecognitionRefusal.NOT_CONFIRMED);
        decideRecognition.decide(
                actor,
                id,
                dossier,
                new Decision(
                        outcome,
                        made.number(),
                        made.decidedOn(),
                        made.signatory(),
                        Objects.toString(made.reason(), ""),
                        Objects.toString(made.nextStep(), ""),
                        false));
        return ward(actor, id, dossier);
    }

    @PostMapping("/api/v1/recognition/proposals/issue")
    @Requires(Permission.ISSUE_RECOGNITION_PROPOSAL)
    @Operation(summary = "Issue a submission that proposes ready wards as an official document, under the next number")
    ResponseEntity<Created> issueLetter(Actor actor, @RequestBody LetterToIssue letter) {
        return Created.at(
                "/api/v1/recognition/proposals",
                issueProposal.issue(
                        actor,
                        letter.cohort(),
                        Objects.requireNonNullElse(letter.dossiers(), List.of()),
                        Objects.requireNonNullElse(letter.terms(), IssueTerms.EMPTY)));
    }

    @PostMapping("/api/v1/recognition/proposals/{id}/issue")
    @Requires(Permission.ISSUE_RECOGNITION_DECISION)
    @Operation(
            summary =
                    "Issue the decision that confers the title on all undecided wards of a letter that meet all criteria; cannot be undone")
    LetterDocuments issueDecision(Actor actor, @PathVariable long id, @RequestBody DecisionToIssue decision) {
        issueDecision.issue(
                actor, id, decision.confirmed(), Objects.requireNonNullElse(decision.terms(), IssueTerms.EMPTY));
        return letterDocuments(actor, id);
    }

    @GetMapping("/api/v1/recognition/proposals/{id}/documents")
    @Requires(Permission.VIEW_RECOGNITION)
    @Operation(summary = "What was issued of a letter: the submission and the decision")
    LetterDocuments letterDocuments(Actor actor, @PathVariable long id) {
        ProposalLine letter = Refused.found(proposals.find(actor, id));
        return new LetterDocuments(
                issueProposal.issued(actor, letter).orElse(null),
                issueDecision.issued(letter).orElse(null));
    }

    @GetMapping(value = "/api/v1/recognition/proposals/{id}/documents/{kind}", produces = MediaType.ALL_VALUE)
    @Requires(Permission.VIEW_RECOGNITION)
    @Operation(summary = "The file of an issued proposal or decision: pdf or docx")
    ResponseEntity<byte[]> letterDocument(
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
}
