package vn.kieumau.assessment.pages;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kieumau.assessment.AnswerCriterion;
import vn.kieumau.assessment.CarriedAnswer;
import vn.kieumau.assessment.CarryAnswers;
import vn.kieumau.assessment.CriterionAnswer;
import vn.kieumau.assessment.DossierHead;
import vn.kieumau.assessment.Dossiers;
import vn.kieumau.assessment.Proof;
import vn.kieumau.assessment.Statements;
import vn.kieumau.criteria.CriteriaSets;
import vn.kieumau.criteria.Pack;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;

/** All criteria of a dossier on one page, each saved by itself while one types; what others save comes in. */
@Controller
class SheetController {
    private final Dossiers dossiers;
    private final AnswerCriterion answerCriterion;
    private final CriteriaSets sets;
    private final Statements statements;
    private final CarryAnswers carryAnswers;
    private final FormPage forms;
    private final boolean illustrative;

    SheetController(
            Dossiers dossiers,
            AnswerCriterion answerCriterion,
            CriteriaSets sets,
            Statements statements,
            CarryAnswers carryAnswers,
            FormPage forms,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.dossiers = dossiers;
        this.answerCriterion = answerCriterion;
        this.sets = sets;
        this.statements = statements;
        this.carryAnswers = carryAnswers;
        this.forms = forms;
        this.illustrative = demonstration;
    }

    @GetMapping("/assessment/{id}/sheet")
    @Requires(Permission.ANSWER_CRITERION)
    String show(Actor actor, @PathVariable long id, Model model) {
        DossierHead dossier = dossier(actor, id);
        model.addAttribute("dossier", dossier);
        model.addAttribute("lines", lines(dossier));
        model.addAttribute("since", actor.at());
        return "assessment/sheet";
    }

    /** What others have saved since a moment, or ever; each of these criteria whole, to be put in the place of what is shown. */
    @GetMapping("/assessment/{id}/sheet/others")
    @Requires(Permission.ANSWER_CRITERION)
    String others(
            Actor actor,
            @PathVariable long id,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable
                    OffsetDateTime since,
            Model model) {
        DossierHead dossier = dossier(actor, id);
        List<SheetLine> lines = lines(dossier);
        model.addAttribute("dossier", dossier);
        model.addAttribute("lines", lines);
        model.addAttribute(
                "changed",
                lines.stream()
                        .filter(each -> each.answer().answeredAt() != null
                                && (since == null || !each.answer().answeredAt().isBefore(since))
                                && !Long.valueOf(actor.accountId())
                                        .equals(each.answer().answeredBy()))
                        .toList());
        model.addAttribute("since", actor.at());
        return "assessment/sheetothers";
    }

    /**
     * Saves one criterion; the answer is how it went, to be put beside it.
     *
     * @param over the version of somebody else's answer that was shown, and over which this one is to be saved
     */
    @PostMapping("/assessment/{id}/answers/{code}/sheet")
    @Requires(Permission.ANSWER_CRITERION)
    String save(
            Actor actor,
            @PathVariable long id,
            @PathVariable String code,
            @ModelAttribute("form") AnswerForm form,
            @RequestParam(required = false) @Nullable Integer over,
            Model model) {
        return forms.submit(
                model,
                () -> {
                    answerCriterion.answer(
                            actor, id, code, (over == null ? form : form.over(over)).read(null, illustrative));
                    return status(actor, id, code, true, model);
                },
                () -> status(actor, id, code, false, model));
    }

    private String status(Actor actor, long id, String code, boolean saved, Model model) {
        DossierHead dossier = dossier(actor, id);
        List<CriterionAnswer> answers = dossiers.answers(dossier);
        model.addAttribute("dossier", dossier);
        model.addAttribute("answers", answers);
        model.addAttribute(
                "answer",
                answers.stream()
                        .filter(each -> each.code().equals(code))
                        .findFirst()
                        .orElseThrow(Refused::notFound));
        model.addAttribute("saved", saved);
        return "assessment/sheetstatus";
    }

    private static Map<Long, String> cited(List<Proof> proofs) {
        Map<Long, String> cited = new LinkedHashMap<>();
        proofs.forEach(each -> cited.put(each.itemId(), each.pages()));
        return cited;
    }

    private DossierHead dossier(Actor actor, long id) {
        DossierHead dossier = Refused.found(dossiers.find(actor, Permission.ANSWER_CRITERION, id));
        Refused.when(!dossier.dossierState().withWard(), KernelRefusal.NOT_IN_THIS_STATE);
        return dossier;
    }

    private List<SheetLine> lines(DossierHead dossier) {
        Map<String, Pack.Criterion> criteria = new LinkedHashMap<>();
        sets.ruled(dossier.setId()).pack().criteria().forEach(each -> criteria.put(each.code(), each));
        Map<Long, List<Proof>> proofs = dossiers.proofs(dossier);
        Map<Long, Map<String, String>> said = statements.latestOfAll(dossier.dossierId(), dossier.setId());
        Map<String, CarriedAnswer> carried = carryAnswers.waiting(dossier);
        return dossiers.answers(dossier).stream()
                .map(answer -> {
                    List<Proof> own = proofs.getOrDefault(answer.criterionId(), List.of());
                    CarriedAnswer waiting = answer.unconfirmed() ? carried.get(answer.code()) : null;
                    AnswerForm form = waiting != null
                            ? AnswerForm.of(waiting)
                            : AnswerForm.of(answer, cited(own), said.getOrDefault(answer.criterionId(), Map.of()));
                    return new SheetLine(answer, Objects.requireNonNull(criteria.get(answer.code())), form, own);
                })
                .toList();
    }
}
