package vn.kieumau.assessment.pages;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.assessment.Answer;
import vn.kieumau.assessment.AnswerCriterion;
import vn.kieumau.assessment.CriterionAnswer;
import vn.kieumau.assessment.DossierEnding;
import vn.kieumau.assessment.DossierFilter;
import vn.kieumau.assessment.DossierHead;
import vn.kieumau.assessment.Dossiers;
import vn.kieumau.assessment.IssueDossierReport;
import vn.kieumau.assessment.NewRemark;
import vn.kieumau.assessment.Objection;
import vn.kieumau.assessment.Objections;
import vn.kieumau.assessment.ProofNote;
import vn.kieumau.assessment.ProofNotes;
import vn.kieumau.assessment.Remark;
import vn.kieumau.assessment.Remarks;
import vn.kieumau.assessment.Return;
import vn.kieumau.assessment.Returns;
import vn.kieumau.assessment.Snapshot;
import vn.kieumau.assessment.Snapshots;
import vn.kieumau.assessment.SubmitAssessment;
import vn.kieumau.assessment.WriteRemark;
import vn.kieumau.documents.DocumentDownload;
import vn.kieumau.documents.DocumentFormat;
import vn.kieumau.documents.IssueTerms;
import vn.kieumau.documents.IssuedDocument;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.Created;
import vn.kieumau.web.IfMatch;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Slice;

@RestController
class AssessmentApi {
    private final Dossiers dossiers;
    private final Snapshots snapshots;
    private final ProofNotes proofNotes;
    private final Remarks remarks;
    private final Returns returns;
    private final List<DossierEnding> endings;
    private final AnswerCriterion answerCriterion;
    private final Objections objections;
    private final SubmitAssessment submitAssessment;
    private final WriteRemark writeRemark;
    private final IssueDossierReport issueDossierReport;
    private final boolean illustrative;

    AssessmentApi(
            Dossiers dossiers,
            Snapshots snapshots,
            ProofNotes proofNotes,
            Remarks remarks,
            Returns returns,
            List<DossierEnding> endings,
            AnswerCriterion answerCriterion,
            Objections objections,
            SubmitAssessment submitAssessment,
            WriteRemark writeRemark,
            IssueDossierReport issueDossierReport,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.dossiers = dossiers;
        this.snapshots = snapshots;
        this.proofNotes = proofNotes;
        this.remarks = remarks;
        this.returns = returns;
        this.endings = endings;
        this.answerCriterion = answerCriterion;
        this.objections = objections;
        this.submitAssessment = submitAssessment;
        this.writeRemark = writeRemark;
        this.issueDossierReport = issueDossierReport;
        this.illustrative = demonstration;
    }

    /**
     * A dossier with all that was said in it.
     *
     * @param changed codes of the criteria that say something else than the last submission
     * @param proofs that have expired or were corrected since the last submission
     * @param ending null while nobody has decided
     */
    record Dossier(
            DossierHead dossier,
            List<CriterionAnswer> answers,
            List<String> changed,
            List<ProofNote> proofs,
            List<Remark> remarks,
            List<Return> returns,
            DossierEnding.@Nullable Ending ending) {}

    /**
     * The answer to one criterion, and the proofs that are linked to it.
     *
     * @param cited pages by proof; empty where it is all of it
     */
    record AnswerWithItems(CriterionAnswer answer, List<Long> items, Map<Long, String> cited) {}

    /**
     * @param result met, not_met or not_applicable
     * @param insteadOfEvidence the explanation stands in for evidence
     * @param items recorded proofs, all of them: others are unlinked
     * @param cited pages by proof, like 3–5, 8; of a proof that is not in it stays what was cited
     */
    record AnswerToSave(
            String result,
            @Nullable String explanation,
            boolean insteadOfEvidence,
            List<Long> items,
            @Nullable Map<Long, String> cited) {}

    /**
     * @param criterion code; null for the dossier as a whole
     * @param due asks for an answer until that day; null asks for nothing
     */
    record RemarkToWrite(
            @Nullable String criterion,
            String text,
            @Nullable LocalDate due) {}

    record RemarkAnswer(String answer) {}

    record Submitted(int snapshot) {}

    record DossierReportToIssue(@Nullable IssueTerms terms) {}

    @GetMapping("/api/v1/assessment")
    @Requires(Permission.VIEW_DOSSIER)
    @Operation(summary = "Dossiers in reach; by state, cohort and province (0: all)")
    Slice<DossierHead> list(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "0") long cohort,
            @RequestParam(defaultValue = "0") long province,
            Paging paging) {
        DossierFilter filter =
                new DossierFilter(Text.sought(q), state.isEmpty() ? List.of() : List.of(state), cohort, province);
        return Slice.of(dossiers.page(actor, Permission.VIEW_DOSSIER, filter, paging), DossierHead::dossierId);
    }

    @GetMapping("/api/v1/assessment/{id}")
    @Requires(Permission.VIEW_DOSSIER)
    @Operation(summary = "A dossier with its answers, remarks, returns, and how it ended")
    Dossier show(Actor actor, @PathVariable long id) {
        return whole(actor, Refused.found(dossiers.find(actor, Permission.VIEW_DOSSIER, id)));
    }

    @GetMapping("/api/v1/assessment/{id}/answers/{code}")
    @Requires(Permission.VIEW_DOSSIER)
    @Operation(summary = "The answer to one criterion")
    AnswerWithItems answer(Actor actor, @PathVariable long id, @PathVariable String code) {
        return answer(Refused.found(dossiers.find(actor, Permission.VIEW_DOSSIER, id)), code);
    }

    @PutMapping("/api/v1/assessment/{id}/answers/{code}")
    @Requires(Permission.ANSWER_CRITERION)
    @Operation(summary = "Answer a criterion; replaces what was said")
    AnswerWithItems answer(
            Actor actor,
            @PathVariable long id,
            @PathVariable String code,
            @RequestBody AnswerToSave said,
            IfMatch seen) {
        DossierHead dossier = Refused.found(dossiers.lock(actor, Permission.ANSWER_CRITERION, id));
        AnswerWithItems before = answer(dossier, code);
        seen.required().check(() -> before);
        answerCriterion.answer(
                actor,
                id,
                code,
                new Answer(
                        said.result(),
                        Objects.toString(said.explanation(), ""),
                        said.insteadOfEvidence(),
                        said.items(),
                        null,
                        Objects.requireNonNullElse(said.cited(), Map.of()),
                        Map.of(),
                        before.answer().version(),
                        illustrative));
        return answer(dossier, code);
    }

    @GetMapping("/api/v1/assessment/{id}/remarks")
    @Requires(Permission.VIEW_DOSSIER)
    @Operation(summary = "What was said about a dossier, oldest first")
    Slice<Remark> remarks(Actor actor, @PathVariable long id) {
        return new Slice<>(remarks.of(Refused.found(dossiers.find(actor, Permission.VIEW_DOSSIER, id))), null);
    }

    @PostMapping("/api/v1/assessment/{id}/remarks")
    @Requires(Permission.WRITE_REMARK)
    @Operation(summary = "Say something about a dossier, or ask with a deadline")
    ResponseEntity<Created> write(Actor actor, @PathVariable long id, @RequestBody RemarkToWrite remark) {
        DossierHead dossier = Refused.found(dossiers.find(actor, Permission.WRITE_REMARK, id));
        return Created.at(
                "/api/v1/assessment/" + id + "/remarks",
                writeRemark.write(
                        actor,
                        id,
                        new NewRemark(
                                remark.criterion(),
                                remark.text(),
                                remark.due(),
                                UUID.randomUUID(),
                                dossier.illustrative())));
    }

    @GetMapping("/api/v1/assessment/{id}/remarks/{remark}")
    @Requires(Permission.VIEW_DOSSIER)
    @Operation(summary = "A remark with its answer")
    Remark remark(Actor actor, @PathVariable long id, @PathVariable long remark) {
        return remarks.of(Refused.found(dossiers.find(actor, Permission.VIEW_DOSSIER, id))).stream()
                .filter(each -> each.remarkId() == remark)
                .findFirst()
                .orElseThrow(Refused::notFound);
    }

    @PostMapping("/api/v1/assessment/{id}/remarks/{remark}")
    @Requires(Permission.ANSWER_REMARK)
    @Operation(summary = "Answer a remark, once")
    Remark answerRemark(Actor actor, @PathVariable long id, @PathVariable long remark, @RequestBody RemarkAnswer said) {
        writeRemark.answer(actor, id, remark, said.answer());
        return remark(actor, id, remark);
    }

    @GetMapping("/api/v1/assessment/{id}/submit")
    @Requires(Permission.VIEW_DOSSIER)
    @Operation(summary = "What keeps a dossier from being submitted, or what a later level would return it for")
    List<Objection> objections(Actor actor, @PathVariable long id) {
        DossierHead dossier = Refused.found(dossiers.find(actor, Permission.VIEW_DOSSIER, id));
        return objections.of(actor, dossier, dossiers.answers(dossier));
    }

    @PostMapping("/api/v1/assessment/{id}/submit")
    @Requires(Permission.SUBMIT_ASSESSMENT)
    @Operation(summary = "Hand the dossier to the province")
    Submitted submit(Actor actor, @PathVariable long id, IfMatch seen) {
        DossierHead dossier = Refused.found(dossiers.lock(actor, Permission.SUBMIT_ASSESSMENT, id));
        seen.check(() -> whole(actor, dossier));
        return new Submitted(submitAssessment.submit(actor, id));
    }

    @GetMapping("/api/v1/assessment/{id}/snapshots/{number}")
    @Requires(Permission.VIEW_DOSSIER)
    @Operation(summary = "A submission as it was")
    Snapshot snapshot(Actor actor, @PathVariable long id, @PathVariable int number) {
        DossierHead dossier = Refused.found(dossiers.find(actor, Permission.VIEW_DOSSIER, id));
        return Refused.found(snapshots.find(dossier, number));
    }

    private Dossier whole(Actor actor, DossierHead dossier) {
        return new Dossier(
                dossier,
                dossiers.answers(dossier),
                List.copyOf(snapshots.changes(dossier).codes()),
                proofNotes.of(dossier, actor.today()),
                remarks.of(dossier),
                returns.of(dossier),
                endings.stream()
                        .flatMap(each -> each.of(dossier).stream())
                        .findFirst()
                        .orElse(null));
    }

    private AnswerWithItems answer(DossierHead dossier, String code) {
        CriterionAnswer answer = Refused.found(dossiers.answer(dossier, code));
        Map<Long, String> cited = dossiers.cited(dossier, answer.criterionId());
        return new AnswerWithItems(answer, List.copyOf(cited.keySet()), cited);
    }

    @PostMapping("/api/v1/assessment/{id}/snapshots/{number}/report")
    @Requires(Permission.ISSUE_DOSSIER_REPORT)
    @Operation(
            summary =
                    "Issue the report of the ward's results, as a submission says, as an official document, under the next number")
    IssuedDocument issueDossierReport(
            Actor actor, @PathVariable long id, @PathVariable int number, @RequestBody DossierReportToIssue report) {
        issueDossierReport.issue(actor, id, number, Objects.requireNonNullElse(report.terms(), IssueTerms.EMPTY));
        return dossierReport(actor, id, number);
    }

    @GetMapping("/api/v1/assessment/{id}/snapshots/{number}/report")
    @Requires(Permission.VIEW_DOSSIER)
    @Operation(summary = "The issued report of the ward's results of a submission")
    IssuedDocument dossierReport(Actor actor, @PathVariable long id, @PathVariable int number) {
        DossierHead dossier = Refused.found(dossiers.find(actor, Permission.VIEW_DOSSIER, id));
        return Refused.found(issueDossierReport.issued(dossier, number));
    }

    @GetMapping(value = "/api/v1/assessment/{id}/snapshots/{number}/report/document", produces = MediaType.ALL_VALUE)
    @Requires(Permission.VIEW_DOSSIER)
    @Operation(summary = "The file of an issued report of results: pdf or docx")
    ResponseEntity<byte[]> dossierReportDocument(
            Actor actor,
            @PathVariable long id,
            @PathVariable int number,
            @RequestParam(defaultValue = "pdf") String format) {
        DossierHead dossier = Refused.found(dossiers.find(actor, Permission.VIEW_DOSSIER, id));
        return DocumentDownload.of(Refused.found(issueDossierReport.file(dossier, number, DocumentFormat.of(format))));
    }
}
