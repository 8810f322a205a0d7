package vn.kieumau.criteria.pages;

import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.kieumau.criteria.CriteriaSets;
import vn.kieumau.criteria.Drafts;
import vn.kieumau.criteria.Pack;
import vn.kieumau.criteria.PackFile;
import vn.kieumau.criteria.PackWorkbook;
import vn.kieumau.criteria.PublishCriteria;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;

@Controller
class CriteriaController {
    private static final MediaType WORKBOOK =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final CriteriaSets sets;
    private final Drafts drafts;
    private final PublishCriteria publishing;
    private final FormPage forms;

    CriteriaController(CriteriaSets sets, Drafts drafts, PublishCriteria publishing, FormPage forms) {
        this.sets = sets;
        this.drafts = drafts;
        this.publishing = publishing;
        this.forms = forms;
    }

    @GetMapping("/criteria")
    @Requires(Permission.VIEW_CRITERIA)
    String list(Actor actor, Model model) {
        model.addAttribute("sets", sets.all());
        model.addAttribute("drafts", actor.may(Permission.VIEW_CRITERIA_DRAFTS) ? drafts.open() : List.of());
        return "criteria/list";
    }

    @GetMapping("/criteria/{id}")
    @Requires(Permission.VIEW_CRITERIA)
    String show(@PathVariable long id, Model model) {
        model.addAttribute("set", Refused.found(sets.find(id)));
        model.addAttribute("content", Refused.found(sets.pack(id)));
        model.addAttribute("metrics", sets.metrics());
        return "criteria/show";
    }

    /** The set as a file: reading it back makes the same set. */
    @GetMapping("/criteria/{id}/pack")
    @Requires(Permission.VIEW_CRITERIA)
    ResponseEntity<byte[]> pack(@PathVariable long id, @RequestParam(defaultValue = "yaml") String format) {
        return file(Refused.found(sets.pack(id)), format);
    }

    /** A draft as a file, as it stands. */
    @GetMapping("/criteria/drafts/{id}/pack")
    @Requires(Permission.VIEW_CRITERIA_DRAFTS)
    ResponseEntity<byte[]> draft(@PathVariable long id, @RequestParam(defaultValue = "yaml") String format) {
        return file(Refused.found(drafts.content(id)), format);
    }

    private static ResponseEntity<byte[]> file(Pack pack, String format) {
        boolean workbook = format.equals("xlsx");
        String name = (pack.programme().code() + "-" + pack.set().version()).replaceAll("[^A-Za-z0-9-]+", "-");
        return ResponseEntity.ok()
                .contentType(workbook ? WORKBOOK : MediaType.APPLICATION_YAML)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + (workbook ? ".xlsx" : ".yaml"))
                                .build()
                                .toString())
                .body(workbook ? PackWorkbook.write(pack) : PackFile.write(pack));
    }

    @PostMapping("/criteria/{id}/retire")
    @Requires(Permission.RETIRE_CRITERIA)
    String retire(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes next) {
        return forms.submit(
                model,
                () -> {
                    publishing.retire(actor, id, reason);
                    next.addFlashAttribute("notice", "criteria.retired");
                    return "redirect:/criteria/" + id;
                },
                () -> show(id, model));
    }
}
