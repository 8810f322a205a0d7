package vn.kieumau.recommendations;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;

/** Issues the letter to the last answer to a recommendation, or to its being sent on, once; by whoever leads the office that did so. */
@Component
public class IssueRecommendationLetter {
    private final JdbcClient jdbc;
    private final Recommendations recommendations;
    private final LockedRecommendations lockedRecommendations;
    private final LetterInWords inWords;
    private final Cohorts cohorts;
    private final IssueDocument issueDocument;
    private final IssuedDocuments issuedDocuments;

    IssueRecommendationLetter(
            JdbcClient jdbc,
            Recommendations recommendations,
            LockedRecommendations lockedRecommendations,
            LetterInWords inWords,
            Cohorts cohorts,
            IssueDocument issueDocument,
            IssuedDocuments issuedDocuments) {
        this.jdbc = jdbc;
        this.recommendations = recommendations;
        this.lockedRecommendations = lockedRecommendations;
        this.inWords = inWords;
        this.cohorts = cohorts;
        this.issueDocument = issueDocument;
        this.issuedDocuments = issuedDocuments;
    }

    /**
     * The step of a recommendation's way that a letter is about.
     *
     * @param act answer or forward
     * @param due until when an answer is expected of whom it was sent on to
     */
    public record Step(
            long hopId,
            String act,
            long fromOfficeId,
            String toName,
            @Nullable LocalDate due,
            @Nullable String answerKind,
            String reason) {
        boolean answers() {
            return act.equals(RecommendationAct.ANSWER.code());
        }
    }

    @Transactional
    public void issue(Actor actor, long id, IssueTerms terms) {
        actor.require(Permission.ISSUE_RECOMMENDATION_LETTER);
        lockedRecommendations.lock(id);
        RecommendationHead head = Refused.found(recommendations.find(actor, id));
        Step step = last(head).orElseThrow(() -> new Refused(KernelRefusal.NOT_IN_THIS_STATE));
        Grant grant = Refused.found(at(actor, step));
        String body = IssuingBody.name(grant);
        issueDocument.issue(
                actor,
                Permission.ISSUE_RECOMMENDATION_LETTER,
                source(step, grant.unitId()),
                cohorts.programme(head.cohortId()),
                terms.draft(
                        DocumentType.LETTER,
                        body,
                        actor.today(),
                        inWords.summary(head, step),
                        List.of(step.toName()),
                        inWords.content(body, head, step),
                        head.illustrative()));
    }

    /** The last of its way that a letter is about; nobody writes letters about directives. */
    public Optional<Step> last(RecommendationHead head) {
        return head.down()
                ? Optional.empty()
                : jdbc.sql("""
                        select h.id as hop_id, h.act, h.from_office_id, t.name as to_name, h.due, h.answer_kind, h.reason
                        from recommendations.hop h join accounts.v_office t on t.office_id = h.to_office_id
                        where h.recommendation_id = :id and h.act in ('answer', 'forward') order by h.number desc limit 1
                        """)
                        .param("id", head.recommendationId())
                        .query(Step.class)
                        .optional();
    }

    public boolean issues(Actor actor, Step step) {
        return at(actor, step).isPresent();
    }

    public Optional<IssuedDocument> issued(Step step) {
        return issuedDocuments.of(source(step, 0), DocumentType.LETTER);
    }

    public Optional<IssuedDocuments.DocumentFile> file(Step step, DocumentFormat format) {
        return issuedDocuments.file(source(step, 0), DocumentType.LETTER, format);
    }

    private static Optional<Grant> at(Actor actor, Step step) {
        return actor.grants().stream()
                .filter(each -> each.permissions().contains(Permission.ISSUE_RECOMMENDATION_LETTER)
                        && each.officeId() == step.fromOfficeId())
                .findFirst();
    }

    private static DocumentSource source(Step step, long unitId) {
        return new DocumentSource("recommendations.hop", step.hopId(), unitId);
    }
}
