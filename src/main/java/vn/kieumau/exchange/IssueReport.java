package vn.kieumau.exchange;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.documents.DocumentSource;
import vn.kieumau.documents.DocumentType;
import vn.kieumau.documents.IssueDocument;
import vn.kieumau.documents.IssueTerms;
import vn.kieumau.documents.OfficialDocument;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Grant;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;

/** Issues the report of a review conference that was held, once; by a leader of the unit whose conference it is. */
@Component
public class IssueReport {
    private final Conferences conferences;
    private final LockedConferences locked;
    private final ReportInWords reportInWords;
    private final IssueDocument issueDocument;

    IssueReport(
            Conferences conferences,
            LockedConferences locked,
            ReportInWords reportInWords,
            IssueDocument issueDocument) {
        this.conferences = conferences;
        this.locked = locked;
        this.reportInWords = reportInWords;
        this.issueDocument = issueDocument;
    }

    /** @param version of the conference that was read: what it came to is a part of the report */
    @Transactional
    public void issue(Actor actor, long id, int version, IssueTerms terms) {
        Conference found = locked.lock(actor, Permission.ISSUE_CONFERENCE_REPORT, id, version);
        Refused.when(found.opens(ConferenceMove.HOLD), KernelRefusal.NOT_IN_THIS_STATE);
        String body = body(actor, found.unitId());
        OfficialDocument draft = terms.draft(
                DocumentType.REPORT,
                body,
                actor.today(),
                reportInWords.summary(found),
                reportInWords.content(
                        found,
                        body,
                        conferences.report(actor, found),
                        conferences.conclusions(actor, found.conferenceId())),
                found.illustrative());
        issueDocument.issue(actor, Permission.ISSUE_CONFERENCE_REPORT, source(found), draft);
    }

    static DocumentSource source(Conference conference) {
        return new DocumentSource("exchange.conference", conference.conferenceId(), conference.unitId());
    }

    /** The office at the unit in whose name the leader acts; who stands in for a leader issues for the same office. */
    private static String body(Actor actor, long unitId) {
        String office = Refused.found(actor.grants().stream()
                        .filter(each -> each.unitId() == unitId
                                && each.permissions().contains(Permission.ISSUE_CONFERENCE_REPORT))
                        .findFirst())
                .officeName();
        return office.endsWith(Grant.SUBSTITUTE)
                ? office.substring(0, office.length() - Grant.SUBSTITUTE.length())
                : office;
    }
}
