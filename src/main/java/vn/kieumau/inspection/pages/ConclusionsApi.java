package vn.kieumau.inspection.pages;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.documents.DocumentDownload;
import vn.kieumau.documents.DocumentFormat;
import vn.kieumau.documents.DocumentType;
import vn.kieumau.documents.IssueTerms;
import vn.kieumau.documents.IssuedDocument;
import vn.kieumau.inspection.AnswerDemand;
import vn.kieumau.inspection.Conclusion;
import vn.kieumau.inspection.Conclusions;
import vn.kieumau.inspection.DelegationHead;
import vn.kieumau.inspection.Delegations;
import vn.kieumau.inspection.Demand;
import vn.kieumau.inspection.DemandAnswer;
import vn.kieumau.inspection.IssueDelegationDocument;
import vn.kieumau.inspection.NewConclusion;
import vn.kieumau.inspection.VisitLine;
import vn.kieumau.inspection.WriteConclusion;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.Requires;

@RestController
class ConclusionsApi {
    private final Delegations delegations;
    private final Conclusions conclusions;
    private final WriteConclusion writeConclusion;
    private final AnswerDemand answerDemand;
    private final IssueDelegationDocument issueDelegationDocument;

    ConclusionsApi(
            Delegations delegations,
            Conclusions conclusions,
            WriteConclusion writeConclusion,
            AnswerDemand answerDemand,
            IssueDelegationDocument issueDelegationDocument) {
        this.delegations = delegations;
        this.conclusions = conclusions;
        this.writeConclusion = writeConclusion;
        this.answerDemand = answerDemand;
        this.issueDelegationDocument = issueDelegationDocument;
    }

    record ShownConclusion(Conclusion conclusion, List<Demand> demands) {}

    record ShownDemand(Demand demand, List<DemandAnswer> answers) {}

    /** @param version of the draft that was read, 0 where there was none */
    record ConclusionToWrite(int version, NewConclusion conclusion) {}

    record ConclusionToSign(int version) {}

    /** @param proofs keys of evidence of the ward itself */
    record AnswerToGive(@Nullable String answer, @Nullable List<Long> proofs) {}

    /** @param kind minutes or conclusion */
    record DelegationDocumentToIssue(
            @Nullable String kind, @Nullable IssueTerms terms) {}

    /** Empty until issued. */
    record ConcludedDocuments(
            @Nullable IssuedDocument minutes, @Nullable IssuedDocument conclusion) {}

    record AnswerToJudge(boolean accepted, @Nullable String reason) {}

    @GetMapping("/api/v1/inspection/{id}/minutes")
    @Requires(Permission.VIEW_INSPECTION)
    @Operation(summary = "What a delegation concludes and demands, as far as it concerns wards in reach")
    ShownConclusion conclusion(Actor actor, @PathVariable long id) {
        DelegationHead head = Refused.found(delegations.find(actor, id));
        Conclusion conclusion = Refused.found(conclusions.of(actor, head));
        return new ShownConclusion(conclusion, conclusions.demands(conclusion, delegations.visits(actor, head)));
    }

    @PostMapping("/api/v1/inspection/{id}/conclusion")
    @Requires(Permission.WRITE_CONCLUSION)
    @Operation(summary = "Write the draft of the conclusion, the first time or anew, with what is demanded of wards")
    ShownConclusion writeConclusion(Actor actor, @PathVariable long id, @RequestBody ConclusionToWrite written) {
        writeConclusion.write(actor, id, written.version(), written.conclusion());
        return conclusion(actor, id);
    }

    @PostMapping("/api/v1/inspection/{id}/conclude")
    @Requires(Permission.CONCLUDE_DELEGATION)
    @Operation(summary = "Conclude, as a second person: wards read it from now on and have what is demanded of them")
    ShownConclusion concludeDelegation(Actor actor, @PathVariable long id, @RequestBody ConclusionToSign signed) {
        writeConclusion.conclude(actor, id, signed.version());
        return conclusion(actor, id);
    }

    @GetMapping("/api/v1/inspection/{id}/demands/{demand}")
    @Requires(Permission.VIEW_INSPECTION)
    @Operation(summary = "What a ward is told to do, with its answers")
    ShownDemand demand(Actor actor, @PathVariable long id, @PathVariable long demand) {
        return new ShownDemand(conclusions.demand(actor, id, demand), conclusions.answers(demand));
    }

    @PostMapping("/api/v1/inspection/{id}/demands/{demand}/answer")
    @Requires(Permission.ANSWER_DEMAND)
    @Operation(summary = "Answer what is demanded of one's ward, with its evidence")
    ShownDemand answerDemand(
            Actor actor, @PathVariable long id, @PathVariable long demand, @RequestBody AnswerToGive given) {
        answerDemand.answer(actor, id, demand, given.answer(), given.proofs() == null ? List.of() : given.proofs());
        return demand(actor, id, demand);
    }

    @PostMapping("/api/v1/inspection/{id}/demands/{demand}/judge")
    @Requires(Permission.FOLLOW_DEMAND)
    @Operation(summary = "Accept a ward's answer, or say what is still missing")
    ShownDemand judgeAnswer(
            Actor actor, @PathVariable long id, @PathVariable long demand, @RequestBody AnswerToJudge judged) {
        answerDemand.judge(actor, id, demand, judged.accepted(), judged.reason());
        return demand(actor, id, demand);
    }

    @PostMapping("/api/v1/inspection/{id}/minutes/issue")
    @Requires(Permission.ISSUE_DELEGATION_DOCUMENT)
    @Operation(
            summary =
                    "Issue the minutes or the conclusion of a delegation as an official document, under the next number")
    ConcludedDocuments issueDelegationDocument(
            Actor actor, @PathVariable long id, @RequestBody DelegationDocumentToIssue issued) {
        issueDelegationDocument.issue(
                actor,
                id,
                IssueDelegationDocument.type(Objects.toString(issued.kind(), "")),
                Objects.requireNonNullElse(issued.terms(), IssueTerms.EMPTY));
        return delegationDocuments(actor, id);
    }

    @GetMapping("/api/v1/inspection/{id}/minutes/documents")
    @Requires(Permission.VIEW_INSPECTION)
    @Operation(summary = "What was issued of a delegation that has concluded, for whoever sees its whole route")
    ConcludedDocuments delegationDocuments(Actor actor, @PathVariable long id) {
        DelegationHead head = Refused.found(delegations.find(actor, id));
        Conclusion conclusion = Refused.found(conclusions.of(actor, head));
        List<VisitLine> visits = delegations.visits(actor, head);
        return new ConcludedDocuments(
                issueDelegationDocument
                        .issued(head, visits, conclusion, DocumentType.MINUTES)
                        .orElse(null),
                issueDelegationDocument
                        .issued(head, visits, conclusion, DocumentType.CONCLUSION)
                        .orElse(null));
    }

    @GetMapping(value = "/api/v1/inspection/{id}/minutes/documents/{kind}", produces = MediaType.ALL_VALUE)
    @Requires(Permission.VIEW_INSPECTION)
    @Operation(summary = "The file of issued minutes or of an issued conclusion: pdf or docx")
    ResponseEntity<byte[]> delegationDocument(
            Actor actor,
            @PathVariable long id,
            @PathVariable String kind,
            @RequestParam(defaultValue = "pdf") String format) {
        return DocumentDownload.of(Refused.found(issueDelegationDocument.file(
                actor, id, IssueDelegationDocument.type(kind), DocumentFormat.of(format))));
    }
}
