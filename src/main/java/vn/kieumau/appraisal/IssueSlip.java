package vn.kieumau.appraisal;

import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.assessment.DossierHead;
import vn.kieumau.assessment.Dossiers;
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
import vn.kieumau.kernel.Grant;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;

/** Issues the slip of an appraisal that a level has passed, once; by a leader of that level. */
@Component
public class IssueSlip {
    private final Dossiers dossiers;
    private final Appraisals appraisals;
    private final SlipInWords inWords;
    private final Cohorts cohorts;
    private final IssueDocument issueDocument;
    private final IssuedDocuments issuedDocuments;

    IssueSlip(
            Dossiers dossiers,
            Appraisals appraisals,
            SlipInWords inWords,
            Cohorts cohorts,
            IssueDocument issueDocument,
            IssuedDocuments issuedDocuments) {
        this.dossiers = dossiers;
        this.appraisals = appraisals;
        this.inWords = inWords;
        this.cohorts = cohorts;
        this.issueDocument = issueDocument;
        this.issuedDocuments = issuedDocuments;
    }

    /** The appraisal of a level that has passed the dossier, as far as the reader sees it. */
    public record Passed(DossierHead dossier, AppraisalLevel level, AppraisalHead head) {
        DocumentSource source(long unitId) {
            return new DocumentSource(Appraisals.ROWS, Objects.requireNonNull(head.appraisalId()), unitId);
        }
    }

    @Transactional
    public void issue(Actor actor, long dossierId, AppraisalLevel level, IssueTerms terms) {
        actor.require(Permission.ISSUE_APPRAISAL_SLIP);
        // Locked, so that it is not sent back while its slip is issued.
        DossierHead dossier = Refused.found(dossiers.lock(actor, Permission.ISSUE_APPRAISAL_SLIP, dossierId));
        Grant grant = Refused.found(at(actor, level));
        AppraisalHead head = appraisals.head(dossier, level);
        Refused.when(!head.is(AppraisalState.PASSED), KernelRefusal.NOT_IN_THIS_STATE);
        String body = IssuingBody.name(grant);
        issueDocument.issue(
                actor,
                Permission.ISSUE_APPRAISAL_SLIP,
                new Passed(dossier, level, head).source(grant.unitId()),
                cohorts.programme(dossier.cohortId()),
                terms.draft(
                        DocumentType.SLIP,
                        body,
                        actor.today(),
                        inWords.summary(dossier),
                        inWords.content(dossier, level, body, head, appraisals.criteria(dossier, level)),
                        dossier.illustrative()));
    }

    public Passed passed(Actor reader, long dossierId, AppraisalLevel level) {
        DossierHead dossier = Refused.found(dossiers.find(reader, Permission.VIEW_APPRAISAL, dossierId));
        Refused.when(!appraisals.visible(reader, dossier, level), KernelRefusal.NOT_FOUND);
        AppraisalHead head = appraisals.head(dossier, level);
        Refused.when(!head.is(AppraisalState.PASSED), KernelRefusal.NOT_FOUND);
        return new Passed(dossier, level, head);
    }

    /** Whether the actor issues slips of that level. */
    public boolean issues(Actor actor, AppraisalLevel level) {
        return at(actor, level).isPresent();
    }

    public Optional<IssuedDocument> issued(Passed passed) {
        return issuedDocuments.of(passed.source(0), DocumentType.SLIP);
    }

    public Optional<IssuedDocuments.DocumentFile> file(Passed passed, DocumentFormat format) {
        return issuedDocuments.file(passed.source(0), DocumentType.SLIP, format);
    }

    private static Optional<Grant> at(Actor actor, AppraisalLevel level) {
        String unitLevel = level == AppraisalLevel.MINISTRY ? "country" : level.code();
        return actor.grants().stream()
                .filter(each -> each.permissions().contains(Permission.ISSUE_APPRAISAL_SLIP)
                        && each.unitLevel().equals(unitLevel))
                .findFirst();
    }
}
