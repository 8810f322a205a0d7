package vn.kieumau.assessment.pages;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.kieumau.assessment.AnswerCriterion;
import vn.kieumau.assessment.CarryAnswers;
import vn.kieumau.assessment.CriterionAnswer;
import vn.kieumau.assessment.DossierHead;
import vn.kieumau.assessment.Dossiers;
import vn.kieumau.assessment.Remarks;
import vn.kieumau.assessment.Snapshots;
import vn.kieumau.assessment.Statements;
import vn.kieumau.criteria.CriteriaSets;
import vn.kieumau.evidence.Evidence;
import vn.kieumau.evidence.EvidenceForm;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;

/** One criterion of a dossier: the ward's result, its explanation, its proofs. */
@Controller
class AnswerController {
    private static final String CODE = "[0-9A-Za-z][0-9A-Za-z.-]{0,19}";

    private final Dossiers dossiers;
    private final AnswerCriterion answerCriterion;
    private final CriteriaSets sets;
    private final Evidence evidence;
    private final Remarks remarks;
    private final Snapshots snapshots;
    private final Statements statements;
    private final CarryAnswers carryAnswers;
    private final FormPage forms;
    private final boolean illustrative;

    AnswerController(
            Dossiers dossiers,
            AnswerCriterion answerCriterion,
            CriteriaSets sets,
            Evidence evidence,
            Remarks remarks,
            Snapshots snapshots,
            Statements statements,
            CarryAnswers carryAnswers,
            FormPage forms,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.dossiers = dossiers;
        this.answerCriterion = answerCriterion;
        this.sets = sets;
        this.evidence = evidence;
        this.remarks = remarks;
        this.snapshots = snapshots;
        this.statements = statements;
        this.carryAnswers = carryAnswers;
        this.forms = forms;
        this.illustrative = demonstration;
    }

    @GetMapping("/assessment/{id}/answers/{code}")
    @Requires(Permission.VIEW_DOSSIER)
    String show(Actor actor, @PathVariable long id, @PathVariable String code, Model model) {
        return page(actor, id, code, null, EvidenceForm.empty(), model);
    }

    @PostMapping("/assessment/{id}/answers/{code}")
    @Requires(Permission.ANSWER_CRITERION)
    String answer(
            Actor actor,
            @PathVariable long id,
            @PathVariable String code,
            @ModelAttribute("form") AnswerForm form,
            @ModelAttribute("evidenceForm") EvidenceForm evidenceForm,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            @RequestParam(defaultValue = "") String then,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes next) {
        AnswerForm typed = form.citing(sent);
        return forms.submit(
                model,
                () -> {
                    DossierHead dossier = Refused.found(dossiers.find(actor, Permission.ANSWER_CRITERION, id));
                    answerCriterion.answer(
                            actor,
                            id,
                            code,
                            typed.read(
                                    evidenceForm.untouched(files)
                                            ? null
                                            : evidenceForm.read(dossier.unitId(), files, illustrative),
                                    illustrative));
                    next.addFlashAttribute("notice", "assessment.saved");
                    return "redirect:/assessment/" + id + (then.matches(CODE) ? "/answers/" + then : "");
                },
                () -> page(actor, id, code, typed, evidenceForm, model));
    }

    private String page(
            Actor actor, long id, String code, @Nullable AnswerForm typed, EvidenceForm evidenceForm, Model model) {
        DossierHead dossier = Refused.found(dossiers.find(actor, Permission.VIEW_DOSSIER, id));
        List<CriterionAnswer> answers = dossiers.answers(dossier);
        int position = answers.stream().map(CriterionAnswer::code).toList().indexOf(code);
        Refused.when(position < 0, KernelRefusal.NOT_FOUND);
        CriterionAnswer answer = answers.get(position);
        Map<Long, String> linked = dossiers.cited(dossier, answer.criterionId());
        AnswerForm form = typed != null
                ? typed.over(answer, List.copyOf(linked.keySet()))
                : answer.unconfirmed()
                        ? carryAnswers
                                .waiting(dossier, code)
                                .map(AnswerForm::of)
                                .orElseThrow()
                        : AnswerForm.of(answer, linked, statements.latest(id, answer.criterionId()));
        model.addAttribute("form", form);
        model.addAttribute("dossier", dossier);
        model.addAttribute("answer", answer);
        model.addAttribute("previous", position == 0 ? null : answers.get(position - 1));
        model.addAttribute("following", position + 1 == answers.size() ? null : answers.get(position + 1));
        model.addAttribute(
                "criterion",
                sets.ruled(dossier.setId())
                        .pack()
                        .criteria()
                        .filter(each -> each.code().equals(code))
                        .findFirst()
                        .orElseThrow());
        model.addAttribute(
                "items",
                evidence.ofUnit(actor, dossier.unitId()).stream()
                        .sorted(java.util.Comparator.comparing(
                                item -> !form.items().contains(item.itemId())))
                        .toList());
        model.addAttribute("linked", linked);
        model.addAttribute("changes", snapshots.changes(dossier));
        model.addAttribute(
                "remarks",
                remarks.of(dossier).stream()
                        .filter(each -> code.equals(each.criterionCode()))
                        .toList());
        model.addAttribute("evidenceForm", evidenceForm);
        return "assessment/answer";
    }
}
