package vn.kieumau.evidence.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.kieumau.evidence.AddEvidence;
import vn.kieumau.evidence.EvidenceForm;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.units.Units;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;

@Controller
class AddEvidenceController {
    private final AddEvidence addEvidence;
    private final Units units;
    private final FormPage forms;
    private final boolean illustrative;

    AddEvidenceController(
            AddEvidence addEvidence,
            Units units,
            FormPage forms,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.addEvidence = addEvidence;
        this.units = units;
        this.forms = forms;
        this.illustrative = demonstration;
    }

    @GetMapping("/evidence/new")
    @Requires(Permission.ADD_EVIDENCE)
    String blank(Actor actor, Model model) {
        return form(actor, EvidenceForm.empty(), null, model);
    }

    @PostMapping("/evidence/new")
    @Requires(Permission.ADD_EVIDENCE)
    String add(
            Actor actor,
            EvidenceForm form,
            @RequestParam @Nullable Long unit,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            Model model,
            RedirectAttributes next) {
        return forms.submit(
                model,
                () -> {
                    long id = addEvidence.add(actor, form.read(unit == null ? 0 : unit, files, illustrative));
                    next.addFlashAttribute("notice", "evidence.added");
                    return "redirect:/evidence/" + id;
                },
                () -> form(actor, form, unit, model));
    }

    private String form(Actor actor, EvidenceForm form, @Nullable Long unit, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("unit", unit);
        model.addAttribute(
                "units", units.findAll(actor, Permission.ADD_EVIDENCE, List.of(actor.units(Permission.ADD_EVIDENCE))));
        return "evidence/new";
    }
}
