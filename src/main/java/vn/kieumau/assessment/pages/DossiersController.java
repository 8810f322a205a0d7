package vn.kieumau.assessment.pages;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.kieumau.assessment.CarryAnswers;
import vn.kieumau.assessment.CriterionAnswer;
import vn.kieumau.assessment.DossierEnding;
import vn.kieumau.assessment.DossierFilter;
import vn.kieumau.assessment.DossierHead;
import vn.kieumau.assessment.Dossiers;
import vn.kieumau.assessment.Objections;
import vn.kieumau.assessment.ProofNotes;
import vn.kieumau.assessment.Remarks;
import vn.kieumau.assessment.Returns;
import vn.kieumau.assessment.Snapshot;
import vn.kieumau.assessment.Snapshots;
import vn.kieumau.assessment.SubmitAssessment;
import vn.kieumau.assessment.Verdicts;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;

@Controller
class DossiersController {
    private final Dossiers dossiers;
    private final Snapshots snapshots;
    private final ProofNotes proofNotes;
    private final Verdicts verdicts;
    private final CarryAnswers carryAnswers;
    private final Objections objections;
    private final SubmitAssessment submitAssessment;
    private final Remarks remarks;
    private final Returns returns;
    private final List<DossierEnding> endings;
    private final FormPage forms;

    DossiersController(
            Dossiers dossiers,
            Snapshots snapshots,
            ProofNotes proofNotes,
            Verdicts verdicts,
            CarryAnswers carryAnswers,
            Objections objections,
            SubmitAssessment submitAssessment,
            Remarks remarks,
            Returns returns,
            List<DossierEnding> endings,
            FormPage forms) {
        this.dossiers = dossiers;
        this.snapshots = snapshots;
        this.proofNotes = proofNotes;
        this.verdicts = verdicts;
        this.carryAnswers = carryAnswers;
        this.objections = objections;
        this.submitAssessment = submitAssessment;
        this.remarks = remarks;
        this.returns = returns;
        this.endings = endings;
        this.forms = forms;
    }

    @GetMapping("/assessment")
    @Requires(Permission.VIEW_DOSSIER)
    String list(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "0") long cohort,
            @RequestParam(defaultValue = "0") long province,
            Paging paging,
            Model model) {
        DossierFilter filter =
                new DossierFilter(Text.sought(q), state.isEmpty() ? List.of() : List.of(state), cohort, province);
        model.addAttribute("rows", dossiers.page(actor, Permission.VIEW_DOSSIER, filter, paging));
        model.addAttribute("choices", dossiers.choices(actor, Permission.VIEW_DOSSIER));
        model.addAttribute("filter", filter);
        return "assessment/list";
    }

    @GetMapping("/assessment/{id}")
    @Requires(Permission.VIEW_DOSSIER)
    String show(Actor actor, @PathVariable long id, Model model) {
        DossierHead dossier = Refused.found(dossiers.find(actor, Permission.VIEW_DOSSIER, id));
        model.addAttribute("dossier", dossier);
        model.addAttribute("answers", dossiers.answers(dossier));
        model.addAttribute("changes", snapshots.changes(dossier));
        model.addAttribute("proofs", proofNotes.of(dossier, actor.today()));
        model.addAttribute("remarks", remarks.of(dossier));
        model.addAttribute("returns", returns.of(dossier));
        model.addAttribute(
                "earlier",
                dossier.dossierState().withWard() && actor.may(Permission.ANSWER_CRITERION)
                        ? carryAnswers.from(dossier).orElse(null)
                        : null);
        model.addAttribute(
                "ending",
                endings.stream()
                        .flatMap(each -> each.of(dossier).stream())
                        .findFirst()
                        .orElse(null));
        return "assessment/show";
    }

    @GetMapping("/assessment/{id}/print")
    @Requires(Permission.VIEW_DOSSIER)
    String print(Actor actor, @PathVariable long id, Model model) {
        DossierHead dossier = Refused.found(dossiers.find(actor, Permission.VIEW_DOSSIER, id));
        model.addAttribute("dossier", dossier);
        model.addAttribute("lines", snapshots.now(dossier));
        model.addAttribute("remarks", remarks.of(dossier));
        model.addAttribute("returns", returns.of(dossier));
        return "assessment/print";
    }

    @GetMapping("/assessment/{id}/submit")
    @Requires(Permission.VIEW_DOSSIER)
    String check(Actor actor, @PathVariable long id, Model model) {
        DossierHead dossier = Refused.found(dossiers.find(actor, Permission.VIEW_DOSSIER, id));
        List<CriterionAnswer> answers = dossiers.answers(dossier);
        model.addAttribute("dossier", dossier);
        model.addAttribute("objections", objections.of(actor, dossier, answers));
        model.addAttribute(
                "notMet",
                answers.stream()
                        .filter(answer -> "not_met".equals(answer.result()))
                        .count());
        return "assessment/submit";
    }

    @PostMapping("/assessment/{id}/submit")
    @Requires(Permission.SUBMIT_ASSESSMENT)
    String submit(Actor actor, @PathVariable long id, Model model, RedirectAttributes next) {
        return forms.submit(
                model,
                () -> {
                    submitAssessment.submit(actor, id);
                    next.addFlashAttribute("notice", "assessment.submitted");
                    return "redirect:/assessment/" + id;
                },
                () -> check(actor, id, model));
    }

    @GetMapping("/assessment/{id}/snapshots/{number}")
    @Requires(Permission.VIEW_DOSSIER)
    String snapshot(Actor actor, @PathVariable long id, @PathVariable int number, Model model) {
        DossierHead dossier = Refused.found(dossiers.find(actor, Permission.VIEW_DOSSIER, id));
        model.addAttribute("dossier", dossier);
        Snapshot snapshot = Refused.found(snapshots.find(dossier, number));
        model.addAttribute("snapshot", snapshot);
        model.addAttribute("verdict", verdicts.of(dossier.dossierId(), number).orElse(null));
        model.addAttribute("changes", snapshots.changes(dossier, snapshot));
        return "assessment/snapshot";
    }
}
