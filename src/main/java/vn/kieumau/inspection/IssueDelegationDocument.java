package vn.kieumau.inspection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.campaigns.Cohorts;
import vn.kieumau.documents.DocumentFormat;
import vn.kieumau.documents.DocumentSource;
import vn.kieumau.documents.DocumentType;
import vn.kieumau.documents.IssueDocument;
import vn.kieumau.documents.IssueTerms;
import vn.kieumau.documents.IssuedDocument;
import vn.kieumau.documents.IssuedDocuments;
import vn.kieumau.documents.IssuingBody;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;

/** Issues the minutes and the conclusion of a delegation that has concluded, each once; by a leader of the unit that sent it. */
@Component
public class IssueDelegationDocument {
    /** What is issued of a conclusion. */
    public static final List<DocumentType> TYPES = List.of(DocumentType.MINUTES, DocumentType.CONCLUSION);

    private final LockedDelegations lockedDelegations;
    private final Delegations delegations;
    private final Checklists checklists;
    private final Conclusions conclusions;
    private final InspectionInWords inWords;
    private final Cohorts cohorts;
    private final IssueDocument issueDocument;
    private final IssuedDocuments issuedDocuments;

    IssueDelegationDocument(
            LockedDelegations lockedDelegations,
            Delegations delegations,
            Checklists checklists,
            Conclusions conclusions,
            InspectionInWords inWords,
            Cohorts cohorts,
            IssueDocument issueDocument,
            IssuedDocuments issuedDocuments) {
        this.lockedDelegations = lockedDelegations;
        this.delegations = delegations;
        this.checklists = checklists;
        this.conclusions = conclusions;
        this.inWords = inWords;
        this.cohorts = cohorts;
        this.issueDocument = issueDocument;
        this.issuedDocuments = issuedDocuments;
    }

    /** The type by its code; another is not there. */
    public static DocumentType type(String code) {
        return Refused.found(
                TYPES.stream().filter(each -> each.code().equals(code)).findFirst());
    }

    @Transactional
    public void issue(Actor actor, long id, DocumentType type, IssueTerms terms) {
        DelegationHead head = lockedDelegations.lock(actor, Permission.ISSUE_DELEGATION_DOCUMENT, id);
        Refused.when(!head.is(DelegationState.CONCLUDED), KernelRefusal.NOT_IN_THIS_STATE);
        InspectionSnapshot snapshot = snapshot(actor, head);
        issueDocument.issue(
                actor,
                Permission.ISSUE_DELEGATION_DOCUMENT,
                source(snapshot.conclusion(), head),
                cohorts.programme(head.cohortId()),
                terms.draft(
                        type,
                        IssuingBody.name(IssuingBody.at(actor, Permission.ISSUE_DELEGATION_DOCUMENT, head.unitId())),
                        actor.today(),
                        inWords.summary(snapshot),
                        type == DocumentType.MINUTES ? inWords.minutes(snapshot) : inWords.conclusion(snapshot),
                        head.illustrative()));
    }

    /** Whether the actor issues what is concluded. */
    public boolean issues(Actor actor, DelegationHead head) {
        return head.is(DelegationState.CONCLUDED) && delegations.may(actor, Permission.ISSUE_DELEGATION_DOCUMENT, head);
    }

    /** What was issued, for readers who see the whole route: the paper speaks of every ward on it. */
    public Optional<IssuedDocument> issued(
            DelegationHead head, List<VisitLine> visible, Conclusion conclusion, DocumentType type) {
        return visible.size() == head.wards() ? issuedDocuments.of(source(conclusion, head), type) : Optional.empty();
    }

    public Optional<IssuedDocuments.DocumentFile> file(
            Actor reader, long id, DocumentType type, DocumentFormat format) {
        DelegationHead head = Refused.found(delegations.find(reader, id));
        Conclusion conclusion = Refused.found(conclusions.of(reader, head));
        return delegations.visits(reader, head).size() == head.wards()
                ? issuedDocuments.file(source(conclusion, head), type, format)
                : Optional.empty();
    }

    private InspectionSnapshot snapshot(Actor actor, DelegationHead head) {
        List<VisitLine> visits = delegations.visits(actor, head);
        Conclusion conclusion = conclusions.read(head.delegationId()).orElseThrow();
        Map<Long, List<ItemLine>> notMet = new HashMap<>();
        visits.forEach(each -> notMet.put(
                each.visitId(),
                checklists.items(each.visitId()).stream()
                        .filter(item -> "not_met".equals(item.result()))
                        .toList()));
        return new InspectionSnapshot(
                head,
                delegations.members(head.delegationId()),
                visits,
                conclusion,
                conclusions.demands(conclusion, visits),
                checklists.progress(head.delegationId()),
                notMet);
    }

    private static DocumentSource source(Conclusion conclusion, DelegationHead head) {
        return new DocumentSource("inspection.conclusion", conclusion.conclusionId(), head.unitId());
    }
}
