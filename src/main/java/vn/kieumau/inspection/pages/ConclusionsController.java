package vn.kieumau.inspection.pages;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.kieumau.documents.DocumentDownload;
import vn.kieumau.documents.DocumentFormat;
import vn.kieumau.documents.DocumentType;
import vn.kieumau.documents.IssueTerms;
import vn.kieumau.documents.IssuedDocument;
import vn.kieumau.inspection.AnswerDemand;
import vn.kieumau.inspection.Checklists;
import vn.kieumau.inspection.Conclusion;
import vn.kieumau.inspection.Conclusions;
import vn.kieumau.inspection.DelegationHead;
import vn.kieumau.inspection.DelegationState;
import vn.kieumau.inspection.Delegations;
import vn.kieumau.inspection.Demand;
import vn.kieumau.inspection.DemandState;
import vn.kieumau.inspection.IssueDelegationDocument;
import vn.kieumau.inspection.VisitLine;
import vn.kieumau.inspection.WriteConclusion;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.NestedForm;
import vn.kieumau.web.Requires;

/** What a delegation concludes, and what wards answer to it. */
@Controller
class ConclusionsController {
    private final Delegations delegations;
    private final Checklists checklists;
    private final Conclusions conclusions;
    private final WriteConclusion writeConclusion;
    private final AnswerDemand answerDemand;
    private final IssueDelegationDocument issueDelegationDocument;
    private final FormPage forms;

    ConclusionsController(
            Delegations delegations,
            Checklists checklists,
            Conclusions conclusions,
            WriteConclusion writeConclusion,
            AnswerDemand answerDemand,
            IssueDelegationDocument issueDelegationDocument,
            FormPage forms) {
        this.delegations = delegations;
        this.checklists = checklists;
        this.conclusions = conclusions;
        this.writeConclusion = writeConclusion;
        this.answerDemand = answerDemand;
        this.issueDelegationDocument = issueDelegationDocument;
        this.forms = forms;
    }

    @GetMapping("/inspection/{id}/conclusion/new")
    @Requires(Permission.WRITE_CONCLUSION)
    String draft(Actor actor, @PathVariable long id, Model model) {
        DelegationHead head = writable(actor, id);
        Optional<Conclusion> before = conclusions.of(actor, head);
        List<VisitLine> visits = delegations.visits(actor, head);
        ConclusionForm form = before.map(each -> ConclusionForm.of(each, conclusions.demands(each, visits)))
                .orElseGet(() -> ConclusionForm.empty(visits));
        return edit(actor, head, form, before.map(Conclusion::version).orElse(0), model);
    }

    @PostMapping("/inspection/{id}/conclusion/new")
    @Requires(Permission.WRITE_CONCLUSION)
    String write(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes next) {
        ConclusionForm form = NestedForm.read(typed, ConclusionForm.class);
        return forms.submit(
                model,
                () -> {
                    writeConclusion.write(actor, id, version, form.read());
                    next.addFlashAttribute("notice", "inspection.conclusion.saved");
                    return "redirect:/inspection/" + id;
                },
                () -> edit(actor, writable(actor, id), form, version, model));
    }

    @PostMapping("/inspection/{id}/conclude")
    @Requires(Permission.CONCLUDE_DELEGATION)
    String conclude(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int version,
            RedirectAttributes next) {
        writeConclusion.conclude(actor, id, version);
        next.addFlashAttribute("notice", "inspection.concluded");
        return "redirect:/inspection/" + id;
    }

    /** A page to be printed and signed. */
    @GetMapping("/inspection/{id}/minutes")
    @Requires(Permission.VIEW_INSPECTION)
    String minutes(Actor actor, @PathVariable long id, Model model) {
        return minutes(actor, id, IssueTerms.EMPTY, model);
    }

    @PostMapping("/inspection/{id}/minutes/issue")
    @Requires(Permission.ISSUE_DELEGATION_DOCUMENT)
    String issue(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "minutes") String kind,
            @ModelAttribute("terms") IssueTerms terms,
            Model model) {
        return forms.submit(
                model,
                "documents.issue.done",
                "/inspection/" + id + "/minutes",
                () -> issueDelegationDocument.issue(actor, id, IssueDelegationDocument.type(kind), terms),
                () -> minutes(actor, id, terms, model));
    }

    @GetMapping("/inspection/{id}/minutes/{kind}")
    @Requires(Permission.VIEW_INSPECTION)
    ResponseEntity<byte[]> document(
            Actor actor,
            @PathVariable long id,
            @PathVariable String kind,
            @RequestParam(defaultValue = "pdf") String format) {
        return DocumentDownload.of(Refused.found(issueDelegationDocument.file(
                actor, id, IssueDelegationDocument.type(kind), DocumentFormat.of(format))));
    }

    private String minutes(Actor actor, long id, IssueTerms terms, Model model) {
        DelegationHead head = Refused.found(delegations.find(actor, id));
        List<VisitLine> visits = delegations.visits(actor, head);
        model.addAttribute("delegation", head);
        model.addAttribute("members", delegations.members(id));
        model.addAttribute("visits", visits);
        Conclusion conclusion = Refused.found(conclusions.of(actor, head));
        model.addAttribute("conclusion", conclusion);
        model.addAttribute("demands", conclusions.demands(conclusion, visits));
        model.addAttribute("progress", checklists.progress(id));
        Map<DocumentType, IssuedDocument> issued = new EnumMap<>(DocumentType.class);
        IssueDelegationDocument.TYPES.forEach(type -> issueDelegationDocument
                .issued(head, visits, conclusion, type)
                .ifPresent(each -> issued.put(type, each)));
        model.addAttribute("issued", issued);
        model.addAttribute("issues", issueDelegationDocument.issues(actor, head));
        model.addAttribute("terms", terms);
        return "inspection/minutes";
    }

    @GetMapping("/inspection/{id}/demands/{demand}")
    @Requires(Permission.VIEW_INSPECTION)
    String show(Actor actor, @PathVariable long id, @PathVariable long demand, Model model) {
        return page(actor, id, demand, "", List.of(), "", model);
    }

    @PostMapping("/inspection/{id}/demands/{demand}/answer")
    @Requires(Permission.ANSWER_DEMAND)
    String answer(
            Actor actor,
            @PathVariable long id,
            @PathVariable long demand,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") List<Long> proofs,
            Model model,
            RedirectAttributes next) {
        return forms.submit(
                model,
                () -> {
                    answerDemand.answer(actor, id, demand, answer, proofs);
                    next.addFlashAttribute("notice", "inspection.demand.answered");
                    return back(id, demand);
                },
                () -> page(actor, id, demand, answer, proofs, "", model));
    }

    @PostMapping("/inspection/{id}/demands/{demand}/judge")
    @Requires(Permission.FOLLOW_DEMAND)
    String judge(
            Actor actor,
            @PathVariable long id,
            @PathVariable long demand,
            @RequestParam(defaultValue = "false") boolean accepted,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes next) {
        return forms.submit(
                model,
                () -> {
                    answerDemand.judge(actor, id, demand, accepted, reason);
                    next.addFlashAttribute(
                            "notice", accepted ? "inspection.demand.accepted" : "inspection.demand.reopened");
                    return back(id, demand);
                },
                () -> page(actor, id, demand, "", List.of(), reason, model));
    }

    private static String back(long id, long demand) {
        return "redirect:/inspection/" + id + "/demands/" + demand;
    }

    private DelegationHead writable(Actor actor, long id) {
        DelegationHead head = Refused.found(delegations.find(actor, id));
        Refused.when(!conclusions.writes(actor, head), KernelRefusal.NOT_FOUND);
        return head;
    }

    private String edit(Actor actor, DelegationHead head, ConclusionForm form, int version, Model model) {
        model.addAttribute("delegation", head);
        model.addAttribute("visits", delegations.visits(actor, head));
        model.addAttribute("progress", checklists.progress(head.delegationId()));
        model.addAttribute("form", form);
        model.addAttribute("version", version);
        return "inspection/conclude";
    }

    private String page(
            Actor actor, long id, long demandId, String answer, List<Long> proofs, String reason, Model model) {
        Demand demand = conclusions.demand(actor, id, demandId);
        DelegationHead head = Refused.found(delegations.find(actor, id));
        boolean answers =
                head.is(DelegationState.CONCLUDED) && demand.is(DemandState.OPEN) && conclusions.answers(actor, demand);
        model.addAttribute("delegation", head);
        model.addAttribute("demand", demand);
        model.addAttribute("answers", conclusions.answers(demandId));
        model.addAttribute("candidates", answers ? conclusions.candidates(actor, demand) : List.of());
        model.addAttribute("writes", answers);
        model.addAttribute("judges", demand.is(DemandState.ANSWERED) && conclusions.follows(actor, head));
        model.addAttribute("typed", answer);
        model.addAttribute("proofs", proofs);
        model.addAttribute("reason", reason);
        return "inspection/demand";
    }
}
