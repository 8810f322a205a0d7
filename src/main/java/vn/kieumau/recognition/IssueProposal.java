package vn.kieumau.recognition;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.documents.DocumentDraft;
import vn.kieumau.documents.DocumentFormat;
import vn.kieumau.documents.DocumentType;
import vn.kieumau.documents.IssueDocument;
import vn.kieumau.documents.IssueTerms;
import vn.kieumau.documents.IssuedDocument;
import vn.kieumau.documents.IssuedDocuments;
import vn.kieumau.documents.IssuingBody;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Grant;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;

/** Issues the submission (tờ trình) that proposes wards, and writes the letter down under the number that it gets. */
@Component
public class IssueProposal {
    private final Proposals proposals;
    private final ProposeRecognition proposeRecognition;
    private final Numbers numbers;
    private final RecognitionGrounds grounds;
    private final RecognitionInWords inWords;
    private final IssueDocument issueDocument;
    private final IssuedDocuments issuedDocuments;

    IssueProposal(
            Proposals proposals,
            ProposeRecognition proposeRecognition,
            Numbers numbers,
            RecognitionGrounds grounds,
            RecognitionInWords inWords,
            IssueDocument issueDocument,
            IssuedDocuments issuedDocuments) {
        this.proposals = proposals;
        this.proposeRecognition = proposeRecognition;
        this.numbers = numbers;
        this.grounds = grounds;
        this.inWords = inWords;
        this.issueDocument = issueDocument;
        this.issuedDocuments = issuedDocuments;
    }

    /** @return the key of the letter */
    @Transactional
    public long issue(Actor actor, long cohortId, List<Long> dossierIds, IssueTerms terms) {
        actor.require(Permission.ISSUE_RECOGNITION_PROPOSAL);
        Refused.when(dossierIds.isEmpty(), RecognitionRefusal.NOTHING_CHOSEN);
        List<ReadyDossier> dossiers = proposals.chosen(actor, Permission.ISSUE_RECOGNITION_PROPOSAL, dossierIds);
        Refused.when(dossiers.size() != dossierIds.stream().distinct().count(), KernelRefusal.NOT_FOUND);
        Grant grant = actor.actingUnder(Permission.ISSUE_RECOGNITION_PROPOSAL).orElseThrow();
        boolean illustrative = numbers.illustrative(dossiers.stream().anyMatch(ReadyDossier::illustrative));
        String body = IssuingBody.name(grant);
        String superior = terms.above();
        RecognitionGround ground = grounds.of(cohortId);
        DocumentDraft draft = terms.draft(
                DocumentType.PROPOSAL,
                body,
                actor.today(),
                inWords.proposalSummary(ground),
                superior.isEmpty() ? List.of() : List.of(superior),
                inWords.proposal(body, superior, ground, grounds.basis(actor, ground, grant.unitId()), dossiers),
                illustrative);
        long[] letter = new long[1];
        issueDocument.issue(
                actor, Permission.ISSUE_RECOGNITION_PROPOSAL, grant.unitId(), ground.programmeCode(), draft, issued -> {
                    letter[0] = proposeRecognition.propose(
                            actor,
                            cohortId,
                            numbers.marked(issued.numberAndSymbol(), illustrative),
                            dossierIds,
                            illustrative);
                    return IssueDecision.source(letter[0], grant.unitId());
                });
        return letter[0];
    }

    /** A letter as it was issued, for readers whom all of its wards concern: it says of each what was found. */
    public Optional<IssuedDocument> issued(Actor reader, ProposalLine letter) {
        return !proposals.whole(reader, letter.proposalId())
                ? Optional.empty()
                : issuedDocuments.of(IssueDecision.source(letter.proposalId(), 0), DocumentType.PROPOSAL);
    }

    public Optional<IssuedDocuments.DocumentFile> file(Actor reader, ProposalLine letter, DocumentFormat format) {
        return !proposals.whole(reader, letter.proposalId())
                ? Optional.empty()
                : issuedDocuments.file(IssueDecision.source(letter.proposalId(), 0), DocumentType.PROPOSAL, format);
    }
}
