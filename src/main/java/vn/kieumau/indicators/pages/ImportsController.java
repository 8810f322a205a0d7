package vn.kieumau.indicators.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
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
import vn.kieumau.indicators.FigureImport;
import vn.kieumau.indicators.FigureImports;
import vn.kieumau.indicators.ImportFigures;
import vn.kieumau.indicators.IndicatorsRefusal;
import vn.kieumau.indicators.Reporting;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.KernelRefusal;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;
import vn.kieumau.web.TableDownload;
import vn.kieumau.web.View;

/** Files of figures: brought, looked through, written. */
@Controller("figureImportsController")
class ImportsController {
    /** Wrong lines on the page; the workbook holds all of them. */
    static final int SHOWN_PROBLEMS = 100;

    private final FigureImports imports;
    private final ImportFigures importFigures;
    private final Reporting reporting;
    private final FormPage forms;
    private final boolean illustrative;

    ImportsController(
            FigureImports imports,
            ImportFigures importFigures,
            Reporting reporting,
            FormPage forms,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.imports = imports;
        this.importFigures = importFigures;
        this.reporting = reporting;
        this.forms = forms;
        this.illustrative = demonstration;
    }

    @GetMapping("/indicators/imports")
    @Requires(Permission.IMPORT_FIGURES)
    String list(Actor actor, Paging paging, Model model) {
        return page(actor, paging, model);
    }

    @PostMapping("/indicators/imports")
    @Requires(Permission.IMPORT_FIGURES)
    String bring(
            Actor actor,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String closes,
            Model model) {
        return forms.submit(
                model,
                () -> {
                    if (file == null || file.isEmpty()) {
                        throw new Refused(KernelRefusal.MISSING, new Text.Field("indicators.import.file"));
                    }
                    Refused.when(file.getSize() > ImportFigures.MOST_BYTES, IndicatorsRefusal.FILE_TOO_LARGE);
                    return "redirect:/indicators/imports/"
                            + importFigures.bring(
                                    actor,
                                    Optional.ofNullable(file.getOriginalFilename())
                                            .orElse(""),
                                    content(file),
                                    reporting.calendar(closes));
                },
                () -> page(actor, new Paging(1, Paging.DEFAULT_SIZE), model));
    }

    private static byte[] content(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    @GetMapping("/indicators/imports/{id}")
    @Requires(Permission.IMPORT_FIGURES)
    String show(Actor actor, @PathVariable long id, Model model) {
        return page(actor, id, "", model);
    }

    @PostMapping("/indicators/imports/{id}/load")
    @Requires(Permission.IMPORT_FIGURES)
    String load(
            Actor actor,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(defaultValue = "false") boolean skip,
            @RequestParam(defaultValue = "") String reason,
            Model model) {
        return forms.submit(
                model,
                () -> {
                    importFigures.load(actor, id, version, skip, reason, illustrative);
                    return "redirect:/indicators/imports/" + id;
                },
                () -> page(actor, id, reason, model));
    }

    /** The wrong lines with what is wrong in them: once it is put right, the workbook can be brought as it is. */
    @GetMapping("/indicators/imports/{id}/problems")
    @Requires(Permission.IMPORT_FIGURES)
    void problems(Actor actor, @PathVariable long id, @ModelAttribute("view") View view, HttpServletResponse response)
            throws IOException {
        Refused.found(imports.find(actor, id));
        try (TableDownload table = TableDownload.begin(
                response,
                "figures-" + id + "-problems",
                "xlsx",
                List.of("line", "unit_code", "metric", "period", "value", "register", "source", "problem"))) {
            imports.eachProblem(
                    id,
                    each -> table.line(
                            each.line(),
                            each.unitCode(),
                            each.metric(),
                            each.period(),
                            each.value(),
                            each.register(),
                            each.source(),
                            view.t(each.fault().key())));
        }
    }

    private String page(Actor actor, Paging paging, Model model) {
        model.addAttribute("rows", imports.page(actor, paging));
        model.addAttribute("calendars", reporting.calendars());
        return "indicators/imports";
    }

    private String page(Actor actor, long id, String reason, Model model) {
        FigureImport brought = Refused.found(imports.find(actor, id));
        model.addAttribute("brought", brought);
        model.addAttribute("step", imports.step(id).orElse(null));
        model.addAttribute("problems", imports.problems(id, SHOWN_PROBLEMS));
        model.addAttribute("reason", reason);
        return "indicators/import";
    }
}
