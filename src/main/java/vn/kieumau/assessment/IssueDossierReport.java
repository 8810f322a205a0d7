package vn.kieumau.assessment;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
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
import vn.kieumau.kernel.Grant;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;

/** Issues the report of a ward's results as one of its submissions says, once; by the head of the ward. */
@Component
public class IssueDossierReport {
    private final JdbcClient jdbc;
    private final Dossiers dossiers;
    private final Snapshots snapshots;
    private final ResultsInWords inWords;
    private final Cohorts cohorts;
    private final IssueDocument issueDocument;
    private final IssuedDocuments issuedDocuments;

    IssueDossierReport(
            JdbcClient jdbc,
            Dossiers dossiers,
            Snapshots snapshots,
            ResultsInWords inWords,
            Cohorts cohorts,
            IssueDocument issueDocument,
            IssuedDocuments issuedDocuments) {
        this.jdbc = jdbc;
        this.dossiers = dossiers;
        this.snapshots = snapshots;
        this.inWords = inWords;
        this.cohorts = cohorts;
        this.issueDocument = issueDocument;
        this.issuedDocuments = issuedDocuments;
    }

    /** @param number of the submission, which nobody can change */
    @Transactional
    public void issue(Actor actor, long dossierId, int number, IssueTerms terms) {
        actor.require(Permission.ISSUE_DOSSIER_REPORT);
        DossierHead dossier = Refused.found(dossiers.find(actor, Permission.ISSUE_DOSSIER_REPORT, dossierId));
        Grant grant = IssuingBody.at(actor, Permission.ISSUE_DOSSIER_REPORT, dossier.unitId());
        Snapshot snapshot = Refused.found(snapshots.find(dossier, number));
        issueDocument.issue(
                actor,
                Permission.ISSUE_DOSSIER_REPORT,
                source(dossier, number),
                cohorts.programme(dossier.cohortId()),
                terms.draft(
                        DocumentType.REPORT,
                        IssuingBody.name(grant),
                        actor.today(),
                        inWords.summary(dossier),
                        inWords.content(dossier, snapshot),
                        dossier.illustrative()));
    }

    public boolean issues(Actor actor, DossierHead dossier) {
        return List.of(actor.units(Permission.ISSUE_DOSSIER_REPORT)).contains(dossier.unitId());
    }

    /** Of a submission that there is; the caller has found the dossier in reach. */
    public Optional<IssuedDocument> issued(DossierHead dossier, int number) {
        return issuedDocuments.of(source(dossier, number), DocumentType.REPORT);
    }

    public Optional<IssuedDocuments.DocumentFile> file(DossierHead dossier, int number, DocumentFormat format) {
        return issuedDocuments.file(source(dossier, number), DocumentType.REPORT, format);
    }

    private DocumentSource source(DossierHead dossier, int number) {
        long id = Refused.found(
                jdbc.sql("select id from assessment.snapshot where dossier_id = :dossier and number = :number")
                        .param("dossier", dossier.dossierId())
                        .param("number", number)
                        .query(Long.class)
                        .optional());
        return new DocumentSource("assessment.snapshot", id, dossier.unitId());
    }
}
