package vn.kieumau.inspection.pages;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.inspection.Checklists;
import vn.kieumau.inspection.DelegationHead;
import vn.kieumau.inspection.Delegations;
import vn.kieumau.inspection.ItemLine;
import vn.kieumau.inspection.LeadDelegation;
import vn.kieumau.inspection.RecordFindings;
import vn.kieumau.inspection.ShareCriteria;
import vn.kieumau.inspection.VisitLine;
import vn.kieumau.inspection.offline.Photographs;
import vn.kieumau.inspection.offline.VisitRecords;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.Requires;

@RestController
class VisitsApi {
    private final Delegations delegations;
    private final Checklists checklists;
    private final RecordFindings recordFindings;
    private final LeadDelegation leadDelegation;
    private final ShareCriteria shareCriteria;
    private final Photographs photographs;
    private final VisitRecords records;

    VisitsApi(
            Delegations delegations,
            Checklists checklists,
            RecordFindings recordFindings,
            LeadDelegation leadDelegation,
            ShareCriteria shareCriteria,
            Photographs photographs,
            VisitRecords records) {
        this.delegations = delegations;
        this.checklists = checklists;
        this.recordFindings = recordFindings;
        this.leadDelegation = leadDelegation;
        this.shareCriteria = shareCriteria;
        this.photographs = photographs;
        this.records = records;
    }

    record ShownVisit(
            VisitLine visit,
            List<ItemLine> items,
            List<Photographs.TakenPhotograph> photographs,
            List<VisitRecords.Presence> presences,
            List<VisitRecords.DrawnSignature> signatures) {}

    record SentFindings(@Nullable List<RecordFindings.SentFinding> findings) {}

    record Receipts(List<RecordFindings.Receipt> receipts) {}

    /** @param accounts of members, by the codes of criteria */
    record CriteriaToShare(@Nullable Map<String, Long> accounts) {}

    record SharedCriteria(List<ShareCriteria.SharedCriterion> criteria) {}

    record QuestionToAsk(@Nullable String question) {}

    /** @param seen keys of the findings that stood when it was settled */
    record ConflictToSettle(
            @Nullable List<String> seen,
            @Nullable String result,
            @Nullable String reason) {}

    @GetMapping("/api/v1/inspection/{id}/visits/{visit}")
    @Requires(Permission.VIEW_INSPECTION)
    @Operation(
            summary =
                    "A visit's checklist with what the members found, for whoever goes with the delegation or sends it")
    ShownVisit visit(Actor actor, @PathVariable long id, @PathVariable long visit) {
        DelegationHead head = Refused.found(delegations.find(actor, id).filter(each -> checklists.open(actor, each)));
        VisitLine line = delegations.visit(actor, head, visit);
        return new ShownVisit(
                line,
                checklists.items(visit),
                photographs.of(visit),
                records.presences(visit),
                records.signatures(visit));
    }

    @PostMapping("/api/v1/inspection/{id}/visits/{visit}/findings")
    @Requires(Permission.INSPECT)
    @Operation(
            summary =
                    "Send findings, each with a key made where it was written down; a receipt with its hash for each, also for what had arrived before")
    Receipts recordFindings(
            Actor actor, @PathVariable long id, @PathVariable long visit, @RequestBody SentFindings sent) {
        return new Receipts(
                recordFindings.record(actor, id, visit, sent.findings() == null ? List.of() : sent.findings()));
    }

    @PostMapping("/api/v1/inspection/{id}/visits/{visit}/questions")
    @Requires(Permission.LEAD_DELEGATION)
    @Operation(summary = "Add a question of the delegation to a visit's checklist")
    ShownVisit askQuestion(
            Actor actor, @PathVariable long id, @PathVariable long visit, @RequestBody QuestionToAsk asked) {
        leadDelegation.ask(actor, id, visit, asked.question());
        return visit(actor, id, visit);
    }

    @PostMapping("/api/v1/inspection/{id}/visits/{visit}/items/{item}/settle")
    @Requires(Permission.LEAD_DELEGATION)
    @Operation(summary = "Settle where members found otherwise: both stay, this result is the delegation's")
    ShownVisit settleConflict(
            Actor actor,
            @PathVariable long id,
            @PathVariable long visit,
            @PathVariable long item,
            @RequestBody ConflictToSettle settled) {
        leadDelegation.settle(
                actor,
                id,
                visit,
                item,
                settled.seen() == null ? List.of() : settled.seen(),
                settled.result(),
                settled.reason());
        return visit(actor, id, visit);
    }

    @PostMapping("/api/v1/inspection/{id}/shares")
    @Requires(Permission.LEAD_DELEGATION)
    @Operation(summary = "Share the criteria among the members; one that is left out is nobody's in particular")
    SharedCriteria shareCriteria(Actor actor, @PathVariable long id, @RequestBody CriteriaToShare shared) {
        shareCriteria.share(actor, id, shared.accounts() == null ? Map.of() : shared.accounts());
        return new SharedCriteria(shareCriteria.of(Refused.found(delegations.find(actor, id))));
    }

    @PostMapping("/api/v1/inspection/{id}/begin")
    @Requires(Permission.LEAD_DELEGATION)
    @Operation(summary = "Set out: each visit gets its checklist, and the wards know of the delegation")
    DelegationHead beginDelegation(Actor actor, @PathVariable long id) {
        leadDelegation.begin(actor, id);
        return Refused.found(delegations.find(actor, id));
    }

    @PostMapping("/api/v1/inspection/{id}/report")
    @Requires(Permission.LEAD_DELEGATION)
    @Operation(summary = "End the work at the wards; nothing more is written down afterwards")
    DelegationHead reportDelegation(Actor actor, @PathVariable long id) {
        leadDelegation.report(actor, id);
        return Refused.found(delegations.find(actor, id));
    }
}
