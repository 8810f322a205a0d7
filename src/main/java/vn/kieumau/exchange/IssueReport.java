package vn.kieumau.exchange;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.campaigns.Cohorts;
import vn.kieumau.documents.DocumentDraft;
import vn.kieumau.documents.DocumentSource;
import vn.kieumau.documents.DocumentType;
import vn.kieumau.documents.IssueDocument;
import vn.kieumau.documents.IssueTerms;
import vn.kieumau.documents.IssuingBody;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;

/**
 * Issues the report of a review conference that was held, once, as it was edited; by a leader of the unit whose conference it is. What it
 * says is kept sentence by sentence beside the document.
 */
@Component
public class IssueReport {
    private final JdbcClient jdbc;
    private final Conferences conferences;
    private final WrittenReports reports;
    private final LockedConferences locked;
    private final ReportInWords reportInWords;
    private final Cohorts cohorts;
    private final IssueDocument issueDocument;

    IssueReport(
            JdbcClient jdbc,
            Conferences conferences,
            WrittenReports reports,
            LockedConferences locked,
            ReportInWords reportInWords,
            Cohorts cohorts,
            IssueDocument issueDocument) {
        this.jdbc = jdbc;
        this.conferences = conferences;
        this.reports = reports;
        this.locked = locked;
        this.reportInWords = reportInWords;
        this.cohorts = cohorts;
        this.issueDocument = issueDocument;
    }

    /** @param version of the conference that was read: what it came to and what was edited is a part of the report */
    @Transactional
    public void issue(Actor actor, long id, int version, IssueTerms terms) {
        Conference found = locked.lock(actor, Permission.ISSUE_CONFERENCE_REPORT, id, version);
        Refused.when(found.opens(ConferenceMove.HOLD), KernelRefusal.NOT_IN_THIS_STATE);
        String body = IssuingBody.name(IssuingBody.at(actor, Permission.ISSUE_CONFERENCE_REPORT, found.unitId()));
        WrittenReport report = reports.draft(actor, found);
        // Whoever edited a sentence has to look at it again, or it would go out with figures that no longer hold.
        Refused.when(
                !report.outdated().isEmpty(),
                ConferenceRefusal.REPORT_OUTDATED,
                report.outdated().size());
        DocumentDraft draft = terms.draft(
                DocumentType.REPORT,
                body,
                actor.today(),
                reportInWords.summary(found),
                reportInWords.content(found, body, conferences.report(actor, found), report),
                found.illustrative());
        long document = issueDocument.issue(
                actor, Permission.ISSUE_CONFERENCE_REPORT, source(found), cohorts.programme(found.cohortId()), draft);
        jdbc.sql("""
                        insert into exchange.issued_report (conference_id, document_id, content, sha256)
                        select :conference, :document, c, encode(sha256(convert_to(c::text, 'UTF8')), 'hex') from (select :content::jsonb as c) x
                        """)
                .param("conference", id)
                .param("document", document)
                .param("content", Conferences.JSON.writeValueAsString(report))
                .update();
    }

    static DocumentSource source(Conference conference) {
        return new DocumentSource("exchange.conference", conference.conferenceId(), conference.unitId());
    }
}
