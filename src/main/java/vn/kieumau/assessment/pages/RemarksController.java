package vn.kieumau.assessment.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.kieumau.assessment.DossierHead;
import vn.kieumau.assessment.Dossiers;
import vn.kieumau.assessment.RemarkDrafts;
import vn.kieumau.assessment.Remarks;
import vn.kieumau.assessment.SeenDraft;
import vn.kieumau.assessment.WriteRemark;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;

/** What was said about a dossier and its criteria, asked and answered. */
@Controller
class RemarksController {
    private final Dossiers dossiers;
    private final Remarks remarks;
    private final WriteRemark writeRemark;
    private final RemarkDrafts remarkDrafts;
    private final FormPage forms;

    RemarksController(
            Dossiers dossiers, Remarks remarks, WriteRemark writeRemark, RemarkDrafts remarkDrafts, FormPage forms) {
        this.dossiers = dossiers;
        this.remarks = remarks;
        this.writeRemark = writeRemark;
        this.remarkDrafts = remarkDrafts;
        this.forms = forms;
    }

    @GetMapping("/assessment/{id}/remarks")
    @Requires(Permission.VIEW_DOSSIER)
    String show(Actor actor, @PathVariable long id, @RequestParam(defaultValue = "") String criterion, Model model) {
        return page(actor, id, RemarkForm.about(criterion), 0, "", model);
    }

    @PostMapping("/assessment/{id}/remarks")
    @Requires(Permission.WRITE_REMARK)
    String write(
            Actor actor,
            @PathVariable long id,
            @ModelAttribute("form") RemarkForm form,
            Model model,
            RedirectAttributes next) {
        return forms.submit(
                model,
                () -> {
                    DossierHead dossier = Refused.found(dossiers.find(actor, Permission.WRITE_REMARK, id));
                    writeRemark.write(actor, id, form.read(dossier.illustrative()));
                    next.addFlashAttribute("notice", "assessment.remark.written");
                    return "redirect:/assessment/" + id + "/remarks";
                },
                () -> page(actor, id, form, 0, "", model));
    }

    @PostMapping("/assessment/{id}/remarks/{remark}")
    @Requires(Permission.ANSWER_REMARK)
    String answer(
            Actor actor,
            @PathVariable long id,
            @PathVariable long remark,
            @RequestParam(defaultValue = "") String answer,
            Model model,
            RedirectAttributes next) {
        return forms.submit(
                model,
                () -> {
                    writeRemark.answer(actor, id, remark, answer);
                    next.addFlashAttribute("notice", "assessment.remark.answered");
                    return "redirect:/assessment/" + id + "/remarks";
                },
                () -> page(actor, id, RemarkForm.about(""), remark, answer, model));
    }

    @PostMapping("/assessment/{id}/remarks/drafts")
    @Requires(Permission.DRAFT_REMARK)
    String draft(
            Actor actor,
            @PathVariable long id,
            @ModelAttribute("form") RemarkForm form,
            Model model,
            RedirectAttributes next) {
        return forms.submit(
                model,
                () -> {
                    DossierHead dossier = Refused.found(dossiers.find(actor, Permission.DRAFT_REMARK, id));
                    remarkDrafts.write(actor, id, form.read(dossier.illustrative()));
                    next.addFlashAttribute("notice", "assessment.draft.kept");
                    return "redirect:/assessment/" + id + "/remarks";
                },
                () -> page(actor, id, form, 0, "", model));
    }

    @PostMapping("/assessment/{id}/remarks/drafts/{draft}")
    @Requires(Permission.DRAFT_REMARK)
    String changeDraft(
            Actor actor,
            @PathVariable long id,
            @PathVariable long draft,
            @ModelAttribute("typedDraft") RemarkForm form,
            @RequestParam(defaultValue = "0") int version,
            Model model,
            RedirectAttributes next) {
        model.addAttribute("changing", draft);
        return forms.submit(
                model,
                () -> {
                    DossierHead dossier = Refused.found(dossiers.find(actor, Permission.DRAFT_REMARK, id));
                    remarkDrafts.change(actor, id, new SeenDraft(draft, version), form.read(dossier.illustrative()));
                    next.addFlashAttribute("notice", "assessment.draft.kept");
                    return "redirect:/assessment/" + id + "/remarks";
                },
                () -> page(actor, id, RemarkForm.about(""), 0, "", model));
    }

    @PostMapping("/assessment/{id}/remarks/drafts/{draft}/send")
    @Requires(Permission.WRITE_REMARK)
    String sendDraft(
            Actor actor,
            @PathVariable long id,
            @PathVariable long draft,
            @RequestParam(defaultValue = "0") int version,
            Model model,
            RedirectAttributes next) {
        return forms.submit(
                model,
                () -> {
                    remarkDrafts.send(actor, id, new SeenDraft(draft, version));
                    next.addFlashAttribute("notice", "assessment.draft.sent");
                    return "redirect:/assessment/" + id + "/remarks";
                },
                () -> page(actor, id, RemarkForm.about(""), 0, "", model));
    }

    @PostMapping("/assessment/{id}/remarks/drafts/{draft}/drop")
    @Requires(Permission.DRAFT_REMARK)
    String dropDraft(
            Actor actor,
            @PathVariable long id,
            @PathVariable long draft,
            @RequestParam(defaultValue = "0") int version,
            Model model,
            RedirectAttributes next) {
        return forms.submit(
                model,
                () -> {
                    remarkDrafts.drop(actor, id, new SeenDraft(draft, version));
                    next.addFlashAttribute("notice", "assessment.draft.dropped");
                    return "redirect:/assessment/" + id + "/remarks";
                },
                () -> page(actor, id, RemarkForm.about(""), 0, "", model));
    }

    private String page(Actor actor, long id, RemarkForm form, long answering, String answer, Model model) {
        DossierHead dossier = Refused.found(dossiers.find(actor, Permission.VIEW_DOSSIER, id));
        model.addAttribute("dossier", dossier);
        model.addAttribute("answers", dossiers.answers(dossier));
        model.addAttribute("remarks", remarks.of(dossier));
        model.addAttribute("drafts", remarkDrafts.of(actor, dossier));
        if (!model.containsAttribute("changing")) {
            model.addAttribute("changing", 0L);
            model.addAttribute("typedDraft", RemarkForm.about(""));
        }
        model.addAttribute("form", form);
        model.addAttribute("answering", answering);
        model.addAttribute("typed", answer);
        return "assessment/remarks";
    }
}
