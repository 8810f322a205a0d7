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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.kieumau.files.Downloads;
import vn.kieumau.files.Upload;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;

/** What comes back signed, for the unit that issued it; others read it where the document itself is. */
@Controller
class SignedDocumentsController {
    private static final String LIST = "/documents/";

    private final IssuedDocuments issuedDocuments;
    private final KeepSignedDocument keepSignedDocument;
    private final FormPage forms;

    SignedDocumentsController(
            IssuedDocuments issuedDocuments, KeepSignedDocument keepSignedDocument, FormPage formPage) {
        this.issuedDocuments = issuedDocuments;
        this.keepSignedDocument = keepSignedDocument;
        this.forms = formPage;
    }

    @GetMapping(LIST + "{document}")
    @Requires(Permission.KEEP_SIGNED_DOCUMENT)
    String show(Actor actor, @PathVariable long document, Model model) {
        model.addAttribute("issued", Refused.found(issuedDocuments.own(actor, document)));
        return "documents/signed-copies";
    }

    @PostMapping(LIST + "{document}/signed")
    @Requires(Permission.KEEP_SIGNED_DOCUMENT)
    String keep(
            Actor actor,
            @PathVariable long document,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            RedirectAttributes next) {
        return forms.submit(
                model,
                () -> {
                    boolean whole = keepSignedDocument
                            .keep(actor, document, Upload.of(file))
                            .whole();
                    next.addFlashAttribute("notice", whole ? "documents.signed.done" : "documents.signed.done_broken");
                    return "redirect:" + LIST + document;
                },
                () -> show(actor, document, model));
    }

    @GetMapping(LIST + "{document}/signed/{copy}")
    @Requires(Permission.KEEP_SIGNED_DOCUMENT)
    ResponseEntity<Resource> file(Actor actor, @PathVariable long document, @PathVariable long copy) {
        IssuedDocument issued = Refused.found(issuedDocuments.own(actor, document));
        return Downloads.attachment(
                Refused.found(issuedDocuments.signed(issued, copy)),
                issued.number().replace('/', '-') + IssuedDocuments.SIGNED_NAME);
    }
}
