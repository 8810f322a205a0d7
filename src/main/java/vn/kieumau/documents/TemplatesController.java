package vn.kieumau.documents;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import vn.kieumau.files.Downloads;
import vn.kieumau.files.Upload;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;

/** Layouts of documents that the ministry lays down. */
@Controller
class TemplatesController {
    private static final String LIST = "/documents/templates";

    private final Templates templates;
    private final KeepTemplate keepTemplate;
    private final FormPage forms;

    TemplatesController(Templates templates, KeepTemplate keepTemplate, FormPage formPage) {
        this.templates = templates;
        this.keepTemplate = keepTemplate;
        this.forms = formPage;
    }

    @GetMapping(LIST)
    @Requires(Permission.VIEW_TEMPLATES)
    String list(Actor actor, @RequestParam(defaultValue = "") String kind, Paging paging, Model model) {
        return page(actor, kind, "", paging, model);
    }

    @PostMapping(LIST)
    @Requires(Permission.KEEP_TEMPLATE)
    String keep(
            Actor actor,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String programme,
            @RequestParam(defaultValue = "") String level,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Paging paging,
            Model model) {
        return forms.submit(
                model,
                "documents.template.kept",
                LIST,
                () -> keepTemplate.keep(actor, kind, programme, level, Upload.of(file)),
                () -> page(actor, "", programme, paging, model));
    }

    @PostMapping(LIST + "/{template}/adopt")
    @Requires(Permission.ADOPT_TEMPLATE)
    String adopt(Actor actor, @PathVariable long template, Paging paging, Model model) {
        return forms.submit(
                model,
                "documents.template.adopted",
                LIST,
                () -> keepTemplate.adopt(actor, template),
                () -> page(actor, "", "", paging, model));
    }

    @GetMapping(LIST + "/{template}/file")
    @Requires(Permission.VIEW_TEMPLATES)
    ResponseEntity<Resource> file(@PathVariable long template) {
        Template found = Refused.found(templates.find(template));
        return Downloads.attachment(templates.file(found), found.name());
    }

    @GetMapping(LIST + "/{template}/preview")
    @Requires(Permission.VIEW_TEMPLATES)
    ResponseEntity<byte[]> preview(
            Actor actor,
            @PathVariable long template,
            @RequestParam(required = false) @Nullable Long document,
            @RequestParam(defaultValue = "docx") String format) {
        Template found = Refused.found(templates.find(template));
        DocumentFormat asked = DocumentFormat.of(format);
        return DocumentDownload.of(new IssuedDocuments.DocumentFile(
                "xem-truoc-" + found.kind(), asked, templates.preview(actor, found, document, asked)));
    }

    private String page(Actor actor, String kind, String programme, Paging paging, Model model) {
        model.addAttribute("kind", kind);
        model.addAttribute("programme", programme);
        model.addAttribute("rows", templates.page(kind, paging));
        model.addAttribute("toTry", templates.toTry(actor));
        model.addAttribute("converter", templates.converter());
        model.addAttribute("names", TemplateFields.all());
        model.addAttribute("field", "{{summary}}");
        model.addAttribute("list", "{{?recipients}}, {{this}}, {{/recipients}}");
        return "documents/templates";
    }
}
