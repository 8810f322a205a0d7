package vn.kieumau.recognition;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.documents.DocumentDraft;
import vn.kieumau.documents.DocumentFormat;
import vn.kieumau.documents.DocumentSource;
import vn.kieumau.documents.DocumentType;
import vn.kieumau.documents.IssueDocument;
import vn.kieumau.documents.IssueTerms;
import vn.kieumau.documents.IssuedDocument;
import vn.kieumau.documents.IssuedDocuments;
import vn.kieumau.documents.IssuingBody;
import vn.kieumau.documents.OfficialDocument;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Grant;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;

/**
 * Issues the decision that confers the title on all wards of a letter that are undecided and meet all criteria, and records it on
 * each under the number that it gets: what the paper lists and what is recorded cannot differ.
 */
@Component
public class IssueDecision {
    private final JdbcClient jdbc;
    private final Proposals proposals;
    private final DecideRecognition decideRecognition;
    private final Numbers numbers;
    private final RecognitionGrounds grounds;
    private final RecognitionInWords inWords;
    private final IssueDocument issueDocument;
    private final IssuedDocuments issuedDocuments;

    IssueDecision(
            JdbcClient jdbc,
            Proposals proposals,
            DecideRecognition decideRecognition,
            Numbers numbers,
            RecognitionGrounds grounds,
            RecognitionInWords inWords,
            IssueDocument issueDocument,
            IssuedDocuments issuedDocuments) {
        this.jdbc = jdbc;
        this.proposals = proposals;
        this.decideRecognition = decideRecognition;
        this.numbers = numbers;
        this.grounds = grounds;
        this.inWords = inWords;
        this.issueDocument = issueDocument;
        this.issuedDocuments = issuedDocuments;
    }

    /** @param confirmed the list was read: what is recorded stands */
    @Transactional
    public void issue(Actor actor, long proposalId, boolean confirmed, IssueTerms terms) {
        actor.require(Permission.ISSUE_RECOGNITION_DECISION);
        ProposalLine letter = Refused.found(proposals.find(actor, proposalId));
        Refused.when(letter.proposedBy() == actor.accountId(), KernelRefusal.SAME_PERSON);
        List<ProposedWard> wards = proposals.conferrable(actor, Permission.ISSUE_RECOGNITION_DECISION, proposalId);
        Refused.when(wards.isEmpty(), RecognitionRefusal.NOTHING_TO_CONFER);
        boolean illustrative = numbers.illustrative(letter.illustrative());
        OfficialDocument.Signature signature = terms.signature();
        String signatory = numbers.signatory(signature, illustrative);
        numbers.refuseUnmarkedSignatory(signatory, illustrative);
        Grant grant = actor.actingUnder(Permission.ISSUE_RECOGNITION_DECISION).orElseThrow();
        String body = body(grant);
        RecognitionGround ground = grounds.of(letter.cohortId());
        DocumentDraft draft = terms.draft(
                DocumentType.DECISION,
                body,
                actor.today(),
                inWords.decisionSummary(ground),
                inWords.decision(
                        signature.competent(),
                        body,
                        ground,
                        grounds.basis(actor, ground, grant.unitId()),
                        letter,
                        wards),
                illustrative);
        Refused.when(!confirmed && !terms.onlyPreview(), RecognitionRefusal.NOT_CONFIRMED);
        issueDocument.issue(
                actor, Permission.ISSUE_RECOGNITION_DECISION, grant.unitId(), ground.programmeCode(), draft, issued -> {
                    Decision decision = new Decision(
                            Outcome.CONFERRED,
                            numbers.marked(issued.numberAndSymbol(), illustrative),
                            issued.date(),
                            signatory,
                            "",
                            "",
                            illustrative);
                    wards.forEach(each -> decideRecognition.decide(actor, proposalId, each.dossierId(), decision));
                    return source(proposalId, grant.unitId());
                });
    }

    /** How many wards of a letter the decision would name that the actor may issue. */
    public int conferrable(Actor actor, ProposalLine letter) {
        return actor.may(Permission.ISSUE_RECOGNITION_DECISION)
                        && letter.proposedBy() != actor.accountId()
                        && letter.undecided() > 0
                ? proposals
                        .conferrable(actor, Permission.ISSUE_RECOGNITION_DECISION, letter.proposalId())
                        .size()
                : 0;
    }

    /** The decision on a letter as it was issued, for everybody who sees the letter: it says no more than who is recognised. */
    public Optional<IssuedDocument> issued(ProposalLine letter) {
        return issuedDocuments.of(source(letter.proposalId(), 0), DocumentType.DECISION);
    }

    public Optional<IssuedDocuments.DocumentFile> file(ProposalLine letter, DocumentFormat format) {
        return issuedDocuments.file(source(letter.proposalId(), 0), DocumentType.DECISION, format);
    }

    /** It is the unit's police that decides, not the department that prepares it; where there is none, whoever acts. */
    private String body(Grant grant) {
        return jdbc.sql(
                        "select name from accounts.v_office where unit_id = :unit and kind = 'police' order by office_id limit 1")
                .param("unit", grant.unitId())
                .query(String.class)
                .optional()
                .orElseGet(() -> IssuingBody.name(grant));
    }

    static DocumentSource source(long proposalId, long unitId) {
        return new DocumentSource("recognition.proposal", proposalId, unitId);
    }
}
