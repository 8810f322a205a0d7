package vn.kieumau.inspection.pages;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.kieumau.inspection.Checklists;
import vn.kieumau.inspection.DelegationHead;
import vn.kieumau.inspection.DelegationState;
import vn.kieumau.inspection.Delegations;
import vn.kieumau.inspection.LeadDelegation;
import vn.kieumau.inspection.RecordFindings;
import vn.kieumau.inspection.ShareCriteria;
import vn.kieumau.inspection.VisitLine;
import vn.kieumau.inspection.offline.Photographs;
import vn.kieumau.inspection.offline.VisitRecords;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.NestedForm;
import vn.kieumau.web.Requires;

/** A visit: its checklist, what members find, and what the head settles. */
@Controller
class VisitsController {
    private final Delegations delegations;
    private final Checklists checklists;
    private final RecordFindings recordFindings;
    private final LeadDelegation leadDelegation;
    private final ShareCriteria shareCriteria;
    private final Photographs photographs;
    private final VisitRecords records;
    private final FormPage forms;

    VisitsController(
            Delegations delegations,
            Checklists checklists,
            RecordFindings recordFindings,
            LeadDelegation leadDelegation,
            ShareCriteria shareCriteria,
            Photographs photographs,
            VisitRecords records,
            FormPage forms) {
        this.delegations = delegations;
        this.checklists = checklists;
        this.recordFindings = recordFindings;
        this.leadDelegation = leadDelegation;
        this.shareCriteria = shareCriteria;
        this.photographs = photographs;
        this.records = records;
        this.forms = forms;
    }

    @GetMapping("/inspection/{id}/visits/{visit}")
    @Requires(Permission.VIEW_INSPECTION)
    String show(Actor actor, @PathVariable long id, @PathVariable long visit, Model model) {
        return page(actor, id, visit, new FindingsForm(List.of()), "", model);
    }

    @PostMapping("/inspection/{id}/visits/{visit}/findings")
    @Requires(Permission.INSPECT)
    String record(
            Actor actor,
            @PathVariable long id,
            @PathVariable long visit,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes next) {
        FindingsForm form = NestedForm.read(typed, FindingsForm.class);
        return forms.submit(
                model,
                () -> {
                    int changed = recordFindings.save(actor, id, visit, form.read());
                    next.addFlashAttribute(
                            "notice", changed > 0 ? "inspection.findings.saved" : "inspection.findings.same");
                    return back(id, visit);
                },
                () -> page(actor, id, visit, form, "", model));
    }

    @PostMapping("/inspection/{id}/visits/{visit}/questions")
    @Requires(Permission.LEAD_DELEGATION)
    String ask(
            Actor actor,
            @PathVariable long id,
            @PathVariable long visit,
            @RequestParam(defaultValue = "") String question,
            Model model,
            RedirectAttributes next) {
        return forms.submit(
                model,
                () -> {
                    leadDelegation.ask(actor, id, visit, question);
                    next.addFlashAttribute("notice", "inspection.question.added");
                    return back(id, visit);
                },
                () -> page(actor, id, visit, new FindingsForm(List.of()), question, model));
    }

    @PostMapping("/inspection/{id}/visits/{visit}/items/{item}/settle")
    @Requires(Permission.LEAD_DELEGATION)
    String settle(
            Actor actor,
            @PathVariable long id,
            @PathVariable long visit,
            @PathVariable long item,
            @RequestParam(defaultValue = "") List<String> seen,
            @RequestParam(defaultValue = "") String result,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes next) {
        return forms.submit(
                model,
                () -> {
                    leadDelegation.settle(actor, id, visit, item, seen, result, reason);
                    next.addFlashAttribute("notice", "inspection.settled");
                    return back(id, visit);
                },
                () -> page(actor, id, visit, new FindingsForm(List.of()), "", model));
    }

    @GetMapping("/inspection/{id}/shares/new")
    @Requires(Permission.LEAD_DELEGATION)
    String shares(Actor actor, @PathVariable long id, Model model) {
        DelegationHead head = Refused.found(delegations.find(actor, id).filter(each -> delegations.leads(actor, id)));
        model.addAttribute("delegation", head);
        model.addAttribute("members", delegations.members(id));
        model.addAttribute("criteria", shareCriteria.of(head));
        return "inspection/shares";
    }

    @PostMapping("/inspection/{id}/shares/new")
    @Requires(Permission.LEAD_DELEGATION)
    String share(Actor actor, @PathVariable long id, @RequestParam Map<String, String> typed, RedirectAttributes next) {
        shareCriteria.share(actor, id, NestedForm.read(typed, SharesForm.class).read());
        next.addFlashAttribute("notice", "inspection.shares.saved");
        return "redirect:/inspection/" + id;
    }

    @PostMapping("/inspection/{id}/begin")
    @Requires(Permission.LEAD_DELEGATION)
    String begin(Actor actor, @PathVariable long id, RedirectAttributes next) {
        leadDelegation.begin(actor, id);
        next.addFlashAttribute("notice", "inspection.begun");
        return "redirect:/inspection/" + id;
    }

    @PostMapping("/inspection/{id}/report")
    @Requires(Permission.LEAD_DELEGATION)
    String report(Actor actor, @PathVariable long id, RedirectAttributes next) {
        leadDelegation.report(actor, id);
        next.addFlashAttribute("notice", "inspection.reported");
        return "redirect:/inspection/" + id;
    }

    private static String back(long id, long visit) {
        return "redirect:/inspection/" + id + "/visits/" + visit;
    }

    private String page(Actor actor, long id, long visitId, FindingsForm form, String question, Model model) {
        DelegationHead head = Refused.found(delegations.find(actor, id).filter(each -> checklists.open(actor, each)));
        VisitLine visit = delegations.visit(actor, head, visitId);
        boolean underWay = head.is(DelegationState.UNDER_WAY);
        model.addAttribute("delegation", head);
        model.addAttribute("visit", visit);
        model.addAttribute("items", checklists.items(visitId));
        model.addAttribute(
                "photographs",
                photographs.of(visitId).stream().collect(Collectors.groupingBy(Photographs.TakenPhotograph::itemId)));
        model.addAttribute("presences", records.presences(visitId));
        model.addAttribute("signatures", records.signatures(visitId));
        model.addAttribute("form", form);
        model.addAttribute("question", question);
        model.addAttribute("reader", actor.accountId());
        model.addAttribute(
                "writes",
                underWay
                        && head.member()
                        && List.of(actor.units(Permission.INSPECT)).contains(visit.unitId()));
        model.addAttribute("leads", underWay && delegations.leads(actor, id));
        return "inspection/visit";
    }
}
