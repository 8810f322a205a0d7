package vn.kieumau.archive.pages;

import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.kieumau.archive.ArchiveRefusal;
import vn.kieumau.archive.CheckPackage;
import vn.kieumau.archive.PackDossier;
import vn.kieumau.archive.PackedDossier;
import vn.kieumau.archive.PackedDossiers;
import vn.kieumau.assessment.Dossiers;
import vn.kieumau.files.Downloads;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;

/** What the archive holds, a package, and the packing of a dossier. */
@Controller
class ArchiveController {
    private final PackedDossiers packages;
    private final PackDossier packDossier;
    private final CheckPackage checkPackage;
    private final Dossiers dossiers;
    private final FormPage forms;

    ArchiveController(
            PackedDossiers packages,
            PackDossier packDossier,
            CheckPackage checkPackage,
            Dossiers dossiers,
            FormPage forms) {
        this.packages = packages;
        this.packDossier = packDossier;
        this.checkPackage = checkPackage;
        this.dossiers = dossiers;
        this.forms = forms;
    }

    @GetMapping("/archive")
    @Requires(Permission.VIEW_ARCHIVE)
    String list(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") long cohort,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String check,
            @RequestParam(defaultValue = "false") boolean ended,
            Paging paging,
            Model model) {
        PackedDossiers.Filter filter = new PackedDossiers.Filter(Text.sought(q), cohort, outcome, check, ended);
        model.addAttribute("rows", packages.page(actor, filter, paging));
        model.addAttribute("cohorts", packages.choices(actor));
        model.addAttribute("filter", filter);
        return "archive/list";
    }

    @GetMapping("/archive/packages/{id}")
    @Requires(Permission.VIEW_ARCHIVE)
    String show(Actor actor, @PathVariable long id, Model model) {
        PackedDossier packed = Refused.found(packages.find(actor, Permission.VIEW_ARCHIVE, id));
        model.addAttribute("packed", packed);
        model.addAttribute("parts", packages.parts(packed));
        return "archive/show";
    }

    @PostMapping("/archive/packages/{id}/check")
    @Requires(Permission.CHECK_PACKAGE)
    String check(Actor actor, @PathVariable long id, RedirectAttributes next) {
        if (checkPackage.check(actor, id).isEmpty()) {
            next.addFlashAttribute("notice", "archive.check.intact.notice");
        }
        return "redirect:/archive/packages/" + id;
    }

    @GetMapping("/archive/packages/{id}/download")
    @Requires(Permission.DOWNLOAD_PACKAGE)
    ResponseEntity<Resource> download(Actor actor, @PathVariable long id) {
        PackedDossier packed = Refused.found(packages.find(actor, Permission.DOWNLOAD_PACKAGE, id));
        return Downloads.zip(
                packages.file(packed).orElseThrow(() -> new Refused(ArchiveRefusal.FILE_GONE, packed.name())),
                packed.name());
    }

    /** Where a dossier's page leads: its package, or the way to one. */
    @GetMapping("/archive/dossiers/{dossier}")
    @Requires(Permission.VIEW_ARCHIVE)
    String dossier(Actor actor, @PathVariable long dossier, Model model) {
        Long packed = packages.of(actor, dossier).orElse(null);
        return packed == null ? unpacked(actor, dossier, model) : "redirect:/archive/packages/" + packed;
    }

    @PostMapping("/archive/dossiers/{dossier}")
    @Requires(Permission.PACK_DOSSIER)
    String pack(Actor actor, @PathVariable long dossier, Model model) {
        return forms.submit(
                model,
                "archive.packed.notice",
                () -> "/archive/packages/" + packDossier.pack(actor, dossier),
                () -> unpacked(actor, dossier, model));
    }

    private String unpacked(Actor actor, long dossier, Model model) {
        model.addAttribute("dossier", Refused.found(dossiers.find(actor, Permission.VIEW_ARCHIVE, dossier)));
        return "archive/unpacked";
    }
}
