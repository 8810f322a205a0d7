package vn.kieumau.appraisal.pages;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.kieumau.appraisal.AppraisalHead;
import vn.kieumau.appraisal.AppraisalLevel;
import vn.kieumau.appraisal.AppraisalState;
import vn.kieumau.appraisal.Appraisals;
import vn.kieumau.appraisal.AppraiseCriteria;
import vn.kieumau.appraisal.CouncilStandings;
import vn.kieumau.appraisal.OpenCriteria;
import vn.kieumau.appraisal.PassAppraisal;
import vn.kieumau.appraisal.TakeOverDossier;
import vn.kieumau.assessment.DossierFilter;
import vn.kieumau.assessment.DossierHead;
import vn.kieumau.assessment.DossierState;
import vn.kieumau.assessment.Dossiers;
import vn.kieumau.assessment.Remarks;
import vn.kieumau.assessment.Returns;
import vn.kieumau.assessment.Snapshots;
import vn.kieumau.assessment.Verdicts;
import vn.kieumau.evidence.SimilarPhotographs;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;

@Controller
class AppraisalController {
    private static final List<String> BEYOND_THE_WARD = List.of(
            DossierState.WITH_DISTRICT.code(),
            DossierState.SUBMITTED.code(),
            DossierState.PASSED.code(),
            DossierState.READY.code(),
            DossierState.DECIDED.code(),
            DossierState.RETURNED.code());

    private final Dossiers dossiers;
    private final Appraisals appraisals;
    private final AppraiseCriteria appraiseCriteria;
    private final OpenCriteria openCriteria;
    private final PassAppraisal passAppraisal;
    private final TakeOverDossier takeOverDossier;
    private final Remarks remarks;
    private final Returns returns;
    private final Snapshots snapshots;
    private final Verdicts verdicts;
    private final SimilarPhotographs similarPhotographs;
    private final CouncilStandings councilStandings;
    private final FormPage forms;

    AppraisalController(
            Dossiers dossiers,
            Appraisals appraisals,
            AppraiseCriteria appraiseCriteria,
            OpenCriteria openCriteria,
            PassAppraisal passAppraisal,
            TakeOverDossier takeOverDossier,
            Remarks remarks,
            Returns returns,
            Snapshots snapshots,
            Verdicts verdicts,
            SimilarPhotographs similarPhotographs,
            CouncilStandings councilStandings,
            FormPage forms) {
        this.dossiers = dossiers;
        this.appraisals = appraisals;
        this.appraiseCriteria = appraiseCriteria;
        this.openCriteria = openCriteria;
        this.passAppraisal = passAppraisal;
        this.takeOverDossier = takeOverDossier;
        this.remarks = remarks;
        this.returns = returns;
        this.snapshots = snapshots;
        this.verdicts = verdicts;
        this.similarPhotographs = similarPhotographs;
        this.councilStandings = councilStandings;
        this.forms = forms;
    }

    @GetMapping("/appraisal")
    @Requires(Permission.VIEW_APPRAISAL)
    String list(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "0") long cohort,
            @RequestParam(defaultValue = "0") long province,
            Paging paging,
            Model model) {
        DossierFilter filter = beyondTheWard(Text.sought(q), state, cohort, province);
        model.addAttribute("rows", dossiers.page(actor, Permission.VIEW_APPRAISAL, filter, paging));
        model.addAttribute("choices", dossiers.choices(actor, Permission.VIEW_APPRAISAL));
        model.addAttribute("appraisals", appraisals);
        model.addAttribute("states", BEYOND_THE_WARD);
        model.addAttribute("filter", filter);
        return "appraisal/list";
    }

    @GetMapping("/appraisal/{id}/{level}")
    @Requires(Permission.VIEW_APPRAISAL)
    String show(Actor actor, @PathVariable long id, @PathVariable String level, Model model) {
        return page(actor, id, level(level), AppraisalForm.EMPTY, model);
    }

    @PostMapping("/appraisal/{id}/{level}")
    @Requires({Permission.APPRAISE_DISTRICT, Permission.APPRAISE_PROVINCE, Permission.APPRAISE_MINISTRY})
    String appraise(
            Actor actor,
            @PathVariable long id,
            @PathVariable String level,
            @ModelAttribute("form") AppraisalForm form,
            Model model,
            RedirectAttributes next) {
        AppraisalLevel at = level(level);
        return forms.submit(
                model,
                () -> {
                    appraiseCriteria.appraise(actor, id, at, form.findings());
                    next.addFlashAttribute("notice", "appraisal.saved");
                    return "redirect:/appraisal/" + id + "/" + level;
                },
                () -> page(actor, id, at, form, model));
    }

    /** What is still open, to be agreed to all at once: what is ticked there is saved as everything else. */
    @GetMapping("/appraisal/{id}/{level}/agree")
    @Requires({Permission.APPRAISE_DISTRICT, Permission.APPRAISE_PROVINCE, Permission.APPRAISE_MINISTRY})
    String agree(Actor actor, @PathVariable long id, @PathVariable String level, Model model) {
        AppraisalLevel at = level(level);
        model.addAttribute("open", openCriteria.of(actor, id, at));
        model.addAttribute("level", at);
        return "appraisal/agree";
    }

    @PostMapping("/appraisal/{id}/{level}/prepare")
    @Requires({Permission.PREPARE_DISTRICT, Permission.PREPARE_PROVINCE, Permission.PREPARE_MINISTRY})
    String prepare(
            Actor actor, @PathVariable long id, @PathVariable String level, Model model, RedirectAttributes next) {
        AppraisalLevel at = level(level);
        return forms.submit(
                model,
                () -> {
                    passAppraisal.prepare(actor, id, at);
                    next.addFlashAttribute("notice", "appraisal.prepared");
                    return "redirect:/appraisal/" + id + "/" + level;
                },
                () -> page(actor, id, at, AppraisalForm.EMPTY, model));
    }

    @PostMapping("/appraisal/{id}/{level}/pass")
    @Requires({Permission.PASS_DISTRICT, Permission.PASS_PROVINCE, Permission.PASS_MINISTRY})
    String pass(Actor actor, @PathVariable long id, @PathVariable String level, Model model, RedirectAttributes next) {
        AppraisalLevel at = level(level);
        return forms.submit(
                model,
                () -> {
                    passAppraisal.pass(actor, id, at);
                    next.addFlashAttribute("notice", "appraisal.passed");
                    return "redirect:/appraisal/" + id + "/" + level;
                },
                () -> page(actor, id, at, AppraisalForm.EMPTY, model));
    }

    @PostMapping("/appraisal/{id}/{level}/hand-back")
    @Requires({Permission.HAND_BACK_DISTRICT, Permission.HAND_BACK_PROVINCE, Permission.HAND_BACK_MINISTRY})
    String handBack(
            Actor actor,
            @PathVariable long id,
            @PathVariable String level,
            @RequestParam(defaultValue = "") String handBackReason,
            Model model,
            RedirectAttributes next) {
        AppraisalLevel at = level(level);
        model.addAttribute("handBackReason", handBackReason);
        return forms.submit(
                model,
                () -> {
                    passAppraisal.handBack(actor, id, at, handBackReason);
                    next.addFlashAttribute("notice", "appraisal.handed_back");
                    return "redirect:/appraisal/" + id + "/" + level;
                },
                () -> page(actor, id, at, AppraisalForm.EMPTY, model));
    }

    @PostMapping("/appraisal/{id}/district/take-over")
    @Requires(Permission.TAKE_OVER_DOSSIER)
    String takeOver(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String takeOverReason,
            Model model,
            RedirectAttributes next) {
        model.addAttribute("takeOverReason", takeOverReason);
        return forms.submit(
                model,
                () -> {
                    takeOverDossier.takeOver(actor, id, takeOverReason);
                    next.addFlashAttribute("notice", "appraisal.taken_over");
                    return "redirect:/appraisal/" + id + "/" + AppraisalLevel.PROVINCE.code();
                },
                () -> page(actor, id, AppraisalLevel.DISTRICT, AppraisalForm.EMPTY, model));
    }

    /** Dossiers in that state, as long as it is one beyond the ward; otherwise in any of them. */
    static DossierFilter beyondTheWard(String words, String state, long cohort, long province) {
        return new DossierFilter(
                words, BEYOND_THE_WARD.contains(state) ? List.of(state) : BEYOND_THE_WARD, cohort, province);
    }

    static AppraisalLevel level(String code) {
        return Refused.found(AppraisalLevel.of(code));
    }

    private String page(Actor actor, long id, AppraisalLevel level, AppraisalForm form, Model model) {
        DossierHead dossier = Refused.found(dossiers.find(actor, Permission.VIEW_APPRAISAL, id));
        Refused.when(!appraisals.visible(actor, dossier, level), KernelRefusal.NOT_FOUND);
        model.addAttribute("dossier", dossier);
        model.addAttribute("level", level);
        AppraisalHead head = appraisals.head(dossier, level);
        boolean here = dossier.dossierState() == level.move().from() && !dossier.levelEnded(actor.today());
        // Who is done with this one is led on to the next; who is not is asked about its photographs.
        boolean done = actor.may(level.appraises()) && !(here && head.is(AppraisalState.UNDER_WAY));
        model.addAttribute("here", here);
        model.addAttribute(
                "others",
                Stream.of(AppraisalLevel.values())
                        .filter(each -> each != level && appraisals.visible(actor, dossier, each))
                        .toList());
        model.addAttribute("takesOver", takeOverDossier.offered(actor, dossier));
        model.addAttribute("head", head);
        model.addAttribute(
                "council", here ? councilStandings.of(actor, dossier, level).orElse(null) : null);
        model.addAttribute("criteria", appraisals.criteria(dossier, level));
        model.addAttribute("evidence", appraisals.evidence(dossier));
        model.addAttribute("judged", verdicts.ofLast(dossier));
        model.addAttribute(
                "nextDossier", done ? appraisals.next(actor, dossier, level).orElse(null) : null);
        model.addAttribute(
                "photographs", here && !done ? similarPhotographs.of(actor, dossier.registrationId()) : List.of());
        model.addAttribute("form", form);
        model.addAttribute("changes", snapshots.changes(dossier));
        model.addAttribute("remarks", remarks.of(dossier));
        model.addAttribute("returns", returns.of(dossier));
        if (!model.containsAttribute("handBackReason")) {
            model.addAttribute("handBackReason", "");
        }
        if (!model.containsAttribute("takeOverReason")) {
            model.addAttribute("takeOverReason", "");
        }
        return "appraisal/show";
    }
}
