package vn.kieumau.documents;

import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import vn.kieumau.files.Downloads;
import vn.kieumau.files.Upload;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Slice;

@RestController
class TemplatesApi {
    private static final String LIST = "/api/v1/documents/templates";

    private final Templates templates;
    private final KeepTemplate keepTemplate;

    TemplatesApi(Templates templates, KeepTemplate keepTemplate) {
        this.templates = templates;
        this.keepTemplate = keepTemplate;
    }

    @GetMapping(LIST)
    @Requires(Permission.VIEW_TEMPLATES)
    @Operation(summary = "Layouts of documents that the ministry lays down, all versions")
    Slice<Template> templates(@RequestParam(defaultValue = "") String kind, Paging paging) {
        return Slice.of(templates.page(kind, paging), Template::templateId);
    }

    @PostMapping(value = LIST, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Requires(Permission.KEEP_TEMPLATE)
    @Operation(summary = "Send the next version of a template: DOCX with named fields")
    Template keepTemplate(
            Actor actor,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String programme,
            @RequestParam(defaultValue = "") String level,
            @RequestPart(required = false) @Nullable MultipartFile file) {
        return found(keepTemplate.keep(actor, kind, programme, level, Upload.of(file)));
    }

    @PostMapping(LIST + "/{template}/adopt")
    @Requires(Permission.ADOPT_TEMPLATE)
    @Operation(summary = "Adopt a version that somebody else sent")
    Template adoptTemplate(Actor actor, @PathVariable long template) {
        keepTemplate.adopt(actor, template);
        return found(template);
    }

    @GetMapping(value = LIST + "/{template}/file", produces = MediaType.ALL_VALUE)
    @Requires(Permission.VIEW_TEMPLATES)
    @Operation(summary = "The bytes of a version")
    ResponseEntity<Resource> templateFile(@PathVariable long template) {
        Template found = found(template);
        return Downloads.attachment(templates.file(found), found.name());
    }

    @GetMapping(value = LIST + "/{template}/preview", produces = MediaType.ALL_VALUE)
    @Requires(Permission.VIEW_TEMPLATES)
    @Operation(
            summary =
                    "A version filled with a document that the own unit issued, marked as a preview: DOCX, or PDF where the server has LibreOffice")
    ResponseEntity<byte[]> templatePreview(
            Actor actor,
            @PathVariable long template,
            @RequestParam(required = false) @Nullable Long document,
            @RequestParam(defaultValue = "docx") String format) {
        Template found = found(template);
        DocumentFormat asked = DocumentFormat.of(format);
        return DocumentDownload.of(new IssuedDocuments.DocumentFile(
                "xem-truoc-" + found.kind(), asked, templates.preview(actor, found, document, asked)));
    }

    private Template found(long id) {
        return Refused.found(templates.find(id));
    }
}
