package vn.kieumau.appraisal.pages;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.appraisal.AppraisalHead;
import vn.kieumau.appraisal.AppraisalLevel;
import vn.kieumau.appraisal.Appraisals;
import vn.kieumau.appraisal.AppraiseCriteria;
import vn.kieumau.appraisal.AppraisedCriterion;
import vn.kieumau.appraisal.Finding;
import vn.kieumau.appraisal.IssueSlip;
import vn.kieumau.appraisal.LinkedEvidence;
import vn.kieumau.appraisal.PassAppraisal;
import vn.kieumau.appraisal.ReturnDossier;
import vn.kieumau.appraisal.TakeOverDossier;
import vn.kieumau.assessment.DossierFilter;
import vn.kieumau.assessment.DossierHead;
import vn.kieumau.assessment.Dossiers;
import vn.kieumau.assessment.RemarkDraft;
import vn.kieumau.assessment.RemarkDrafts;
import vn.kieumau.assessment.SeenDraft;
import vn.kieumau.documents.DocumentDownload;
import vn.kieumau.documents.DocumentFormat;
import vn.kieumau.documents.IssueTerms;
import vn.kieumau.documents.IssuedDocument;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.IfMatch;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Slice;

@RestController
class AppraisalApi {
    private final Dossiers dossiers;
    private final Appraisals appraisals;
    private final AppraiseCriteria appraiseCriteria;
    private final PassAppraisal passAppraisal;
    private final ReturnDossier returnDossier;
    private final TakeOverDossier takeOverDossier;
    private final RemarkDrafts remarkDrafts;
    private final IssueSlip issueSlip;

    AppraisalApi(
            Dossiers dossiers,
            Appraisals appraisals,
            AppraiseCriteria appraiseCriteria,
            PassAppraisal passAppraisal,
            ReturnDossier returnDossier,
            TakeOverDossier takeOverDossier,
            RemarkDrafts remarkDrafts,
            IssueSlip issueSlip) {
        this.dossiers = dossiers;
        this.appraisals = appraisals;
        this.appraiseCriteria = appraiseCriteria;
        this.passAppraisal = passAppraisal;
        this.returnDossier = returnDossier;
        this.takeOverDossier = takeOverDossier;
        this.remarkDrafts = remarkDrafts;
        this.issueSlip = issueSlip;
    }

    /**
     * A level's appraisal of a dossier.
     *
     * @param evidence proofs by the id of the criterion
     */
    record Appraisal(
            DossierHead dossier,
            AppraisalHead appraisal,
            List<AppraisedCriterion> criteria,
            Map<Long, List<LinkedEvidence>> evidence) {}

    /** @param findings each with the version of what it replaces; 0 where the level has said nothing yet */
    record Findings(List<Finding> findings) {}

    record Reason(String reason) {}

    record SlipToIssue(@Nullable IssueTerms terms) {}

    /**
     * @param due until when the level below is expected to submit again
     * @param drafts remarks of the level that are sent with it; null sends all there are
     */
    record ReturnToMake(
            String reason, LocalDate due, @Nullable List<SeenDraft> drafts) {}

    @GetMapping("/api/v1/appraisal")
    @Requires(Permission.VIEW_APPRAISAL)
    @Operation(summary = "Dossiers in reach that are beyond the ward; by state, cohort and province (0: all)")
    Slice<DossierHead> list(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "0") long cohort,
            @RequestParam(defaultValue = "0") long province,
            Paging paging) {
        DossierFilter filter = AppraisalController.beyondTheWard(Text.sought(q), state, cohort, province);
        return Slice.of(dossiers.page(actor, Permission.VIEW_APPRAISAL, filter, paging), DossierHead::dossierId);
    }

    @GetMapping("/api/v1/appraisal/{id}/{level}")
    @Requires(Permission.VIEW_APPRAISAL)
    @Operation(summary = "A level's appraisal of a dossier")
    Appraisal show(Actor actor, @PathVariable long id, @PathVariable String level) {
        AppraisalLevel at = AppraisalController.level(level);
        DossierHead dossier = Refused.found(dossiers.find(actor, Permission.VIEW_APPRAISAL, id));
        Refused.when(!appraisals.visible(actor, dossier, at), KernelRefusal.NOT_FOUND);
        return new Appraisal(
                dossier, appraisals.head(dossier, at), appraisals.criteria(dossier, at), appraisals.evidence(dossier));
    }

    @PostMapping("/api/v1/appraisal/{id}/{level}")
    @Requires({Permission.APPRAISE_DISTRICT, Permission.APPRAISE_PROVINCE, Permission.APPRAISE_MINISTRY})
    @Operation(summary = "Record the level's own result of criteria; all of them or none")
    Appraisal appraise(
            Actor actor,
            @PathVariable long id,
            @PathVariable String level,
            @RequestBody Findings findings,
            IfMatch seen) {
        return act(seen, actor, id, level, at -> appraiseCriteria.appraise(actor, id, at, findings.findings()));
    }

    @PostMapping("/api/v1/appraisal/{id}/{level}/prepare")
    @Requires({Permission.PREPARE_DISTRICT, Permission.PREPARE_PROVINCE, Permission.PREPARE_MINISTRY})
    @Operation(summary = "Ask the approver")
    Appraisal prepare(Actor actor, @PathVariable long id, @PathVariable String level, IfMatch seen) {
        return act(seen, actor, id, level, at -> passAppraisal.prepare(actor, id, at));
    }

    @PostMapping("/api/v1/appraisal/{id}/{level}/pass")
    @Requires({Permission.PASS_DISTRICT, Permission.PASS_PROVINCE, Permission.PASS_MINISTRY})
    @Operation(summary = "Approve the level's appraisal: the dossier goes on")
    Appraisal pass(Actor actor, @PathVariable long id, @PathVariable String level, IfMatch seen) {
        return act(seen, actor, id, level, at -> passAppraisal.pass(actor, id, at));
    }

    @PostMapping("/api/v1/appraisal/{id}/{level}/hand-back")
    @Requires({Permission.HAND_BACK_DISTRICT, Permission.HAND_BACK_PROVINCE, Permission.HAND_BACK_MINISTRY})
    @Operation(summary = "Hand a prepared appraisal back to the officer")
    Appraisal handBack(
            Actor actor, @PathVariable long id, @PathVariable String level, @RequestBody Reason why, IfMatch seen) {
        return act(seen, actor, id, level, at -> passAppraisal.handBack(actor, id, at, why.reason()));
    }

    @PostMapping("/api/v1/appraisal/{id}/{level}/return")
    @Requires({Permission.RETURN_DISTRICT, Permission.RETURN_PROVINCE, Permission.RETURN_MINISTRY})
    @Operation(summary = "Send the dossier back one level, with a reason and a deadline")
    Appraisal sendBack(
            Actor actor,
            @PathVariable long id,
            @PathVariable String level,
            @RequestBody ReturnToMake back,
            IfMatch seen) {
        return act(seen, actor, id, level, at -> {
            List<SeenDraft> drafts = back.drafts() != null
                    ? back.drafts()
                    : dossiers.find(actor, Permission.VIEW_APPRAISAL, id).stream()
                            .flatMap(dossier -> remarkDrafts.of(actor, dossier).stream())
                            .map(RemarkDraft::seen)
                            .toList();
            returnDossier.sendBack(actor, id, at, back.reason(), back.due(), drafts);
        });
    }

    @PostMapping("/api/v1/appraisal/{id}/district/take-over")
    @Requires(Permission.TAKE_OVER_DOSSIER)
    @Operation(
            summary =
                    "The province takes over a dossier that lies with a district which cannot go on with it; answers with the province's appraisal")
    Appraisal takeOver(Actor actor, @PathVariable long id, @RequestBody Reason why, IfMatch seen) {
        String district = AppraisalLevel.DISTRICT.code();
        dossiers.lock(actor, Permission.VIEW_APPRAISAL, id);
        seen.check(() -> show(actor, id, district));
        takeOverDossier.takeOver(actor, id, why.reason());
        return show(actor, id, AppraisalLevel.PROVINCE.code());
    }

    /** The dossier is locked first, so that what was seen is still so when the act is done. */
    private Appraisal act(IfMatch seen, Actor actor, long id, String level, Consumer<AppraisalLevel> act) {
        dossiers.lock(actor, Permission.VIEW_APPRAISAL, id);
        seen.check(() -> show(actor, id, level));
        act.accept(AppraisalController.level(level));
        return show(actor, id, level);
    }

    @PostMapping("/api/v1/appraisal/{id}/{level}/slip")
    @Requires(Permission.ISSUE_APPRAISAL_SLIP)
    @Operation(
            summary = "Issue the slip of an appraisal that was passed as an official document, under the next number")
    IssuedDocument issueSlip(
            Actor actor, @PathVariable long id, @PathVariable String level, @RequestBody SlipToIssue slip) {
        issueSlip.issue(
                actor,
                id,
                AppraisalController.level(level),
                Objects.requireNonNullElse(slip.terms(), IssueTerms.EMPTY));
        return slip(actor, id, level);
    }

    @GetMapping("/api/v1/appraisal/{id}/{level}/slip")
    @Requires(Permission.VIEW_APPRAISAL)
    @Operation(summary = "The issued slip of an appraisal")
    IssuedDocument slip(Actor actor, @PathVariable long id, @PathVariable String level) {
        return Refused.found(issueSlip.issued(issueSlip.passed(actor, id, AppraisalController.level(level))));
    }

    @GetMapping(value = "/api/v1/appraisal/{id}/{level}/slip/document", produces = MediaType.ALL_VALUE)
    @Requires(Permission.VIEW_APPRAISAL)
    @Operation(summary = "The file of an issued slip: pdf or docx")
    ResponseEntity<byte[]> slipDocument(
            Actor actor,
            @PathVariable long id,
            @PathVariable String level,
            @RequestParam(defaultValue = "pdf") String format) {
        return DocumentDownload.of(Refused.found(issueSlip.file(
                issueSlip.passed(actor, id, AppraisalController.level(level)), DocumentFormat.of(format))));
    }
}
