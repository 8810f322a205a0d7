package vn.kieumau.evidence.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.kieumau.evidence.Evidence;
import vn.kieumau.evidence.EvidenceFile;
import vn.kieumau.evidence.EvidenceForm;
import vn.kieumau.evidence.EvidenceItem;
import vn.kieumau.evidence.ReviseEvidence;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.units.Units;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;

@Controller
class ReviseEvidenceController {
    private final Evidence evidence;
    private final ReviseEvidence reviseEvidence;
    private final Units units;
    private final FormPage forms;

    ReviseEvidenceController(Evidence evidence, ReviseEvidence reviseEvidence, Units units, FormPage forms) {
        this.evidence = evidence;
        this.reviseEvidence = reviseEvidence;
        this.units = units;
        this.forms = forms;
    }

    @GetMapping("/evidence/{id}/revisions/new")
    @Requires(Permission.ADD_EVIDENCE)
    String form(Actor actor, @PathVariable long id, Model model) {
        EvidenceItem item = found(actor, id);
        List<EvidenceFile> files = evidence.files(item);
        return page(item, files, EvidenceForm.of(item), RevisionForm.of(item, files), model);
    }

    @PostMapping("/evidence/{id}/revisions/new")
    @Requires(Permission.ADD_EVIDENCE)
    String revise(
            Actor actor,
            @PathVariable long id,
            @ModelAttribute("form") EvidenceForm form,
            @ModelAttribute("revision") RevisionForm revision,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            Model model,
            RedirectAttributes next) {
        EvidenceItem item = found(actor, id);
        return forms.submit(
                model,
                () -> {
                    reviseEvidence.revise(actor, id, revision.read(form, item, files));
                    next.addFlashAttribute("notice", "evidence.revised");
                    return "redirect:/evidence/" + id;
                },
                () -> {
                    EvidenceItem now = found(actor, id);
                    return page(now, evidence.files(now), form, revision, model);
                });
    }

    private EvidenceItem found(Actor actor, long id) {
        EvidenceItem item = Refused.found(evidence.find(actor, id));
        Refused.found(units.find(actor, Permission.ADD_EVIDENCE, item.unitId()));
        return item;
    }

    private static String page(
            EvidenceItem item, List<EvidenceFile> files, EvidenceForm form, RevisionForm revision, Model model) {
        model.addAttribute("item", item);
        model.addAttribute("files", files);
        model.addAttribute("form", form);
        model.addAttribute("revision", revision);
        return "evidence/revise";
    }
}
