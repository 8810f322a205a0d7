package vn.kieumau.units.pages;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.units.ImportUnits;
import vn.kieumau.units.Imports;
import vn.kieumau.units.TreeTable;
import vn.kieumau.units.UnitImport;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;
import vn.kieumau.web.TableFile;

/** Files of units and successions: brought, checked, loaded by another person. */
@Controller
class ImportsController {
    private final Imports imports;
    private final ImportUnits importUnits;
    private final FormPage forms;

    ImportsController(Imports imports, ImportUnits importUnits, FormPage forms) {
        this.imports = imports;
        this.importUnits = importUnits;
        this.forms = forms;
    }

    @GetMapping("/units/imports")
    @Requires(Permission.VIEW_REORGANISATIONS)
    String list(Actor actor, Paging paging, Model model) {
        return page("units", paging, model);
    }

    @PostMapping("/units/imports")
    @Requires(Permission.IMPORT_UNITS)
    String bring(
            Actor actor,
            @RequestParam(defaultValue = "") String table,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model) {
        return forms.submit(
                model,
                () -> {
                    if (file == null || file.isEmpty()) {
                        throw new Refused(KernelRefusal.MISSING, new Text.Field("units.import.file"));
                    }
                    return "redirect:/units/imports/"
                            + importUnits.bring(
                                    actor,
                                    Refused.found(TreeTable.named(table)),
                                    Optional.ofNullable(file.getOriginalFilename())
                                            .orElse(""),
                                    TableFile.content(file));
                },
                () -> page(table, new Paging(1, Paging.DEFAULT_SIZE), model));
    }

    @GetMapping("/units/imports/{id}")
    @Requires(Permission.VIEW_REORGANISATIONS)
    String show(Actor actor, @PathVariable long id, Paging paging, Model model) {
        return page(actor, id, paging, model);
    }

    @PostMapping("/units/imports/{id}/load")
    @Requires(Permission.LOAD_UNITS)
    String load(Actor actor, @PathVariable long id, @RequestParam int version, Model model) {
        return forms.submit(
                model,
                () -> {
                    importUnits.load(actor, id, version);
                    return "redirect:/units/imports/" + id;
                },
                () -> page(actor, id, new Paging(1, Paging.DEFAULT_SIZE), model));
    }

    private String page(String table, Paging paging, Model model) {
        model.addAttribute("rows", imports.page(paging));
        model.addAttribute("table", table);
        return "units/imports";
    }

    private String page(Actor actor, long id, Paging paging, Model model) {
        UnitImport shown = Refused.found(imports.find(id));
        model.addAttribute("brought", shown);
        model.addAttribute("step", imports.step(id).orElse(null));
        model.addAttribute(
                "problems",
                new PageOf<>(imports.problems(id, paging), Math.min(shown.problems(), Imports.MOST_PROBLEMS), paging));
        model.addAttribute("own", shown.broughtBy() == actor.accountId());
        return "units/import";
    }
}
