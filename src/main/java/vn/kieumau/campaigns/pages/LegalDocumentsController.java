package vn.kieumau.campaigns.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import vn.kieumau.campaigns.DirectedTasks;
import vn.kieumau.campaigns.KeepLegalDocument;
import vn.kieumau.campaigns.LegalBasis;
import vn.kieumau.campaigns.LegalDocument;
import vn.kieumau.campaigns.LegalMove;
import vn.kieumau.files.Blobs;
import vn.kieumau.files.Downloads;
import vn.kieumau.files.Upload;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.units.UnitSummary;
import vn.kieumau.units.Units;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Typed;

/** The register of the legal basis. */
@Controller
class LegalDocumentsController {
    private static final String LIST = "/campaigns/documents";
    /** Units that a form lists: a province and its communes, or the country and its provinces. */
    private static final List<String> LEVELS = List.of("country", "province", "district", "commune");

    private final LegalBasis basis;
    private final DirectedTasks directedTasks;
    private final KeepLegalDocument keepLegalDocument;
    private final Units units;
    private final Blobs blobs;
    private final FormPage forms;
    private final boolean illustrative;

    LegalDocumentsController(
            LegalBasis basis,
            DirectedTasks directedTasks,
            KeepLegalDocument keepLegalDocument,
            Units units,
            Blobs blobs,
            FormPage forms,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.basis = basis;
        this.directedTasks = directedTasks;
        this.keepLegalDocument = keepLegalDocument;
        this.units = units;
        this.blobs = blobs;
        this.forms = forms;
        this.illustrative = demonstration;
    }

    @GetMapping(LIST)
    @Requires(Permission.VIEW_CAMPAIGNS)
    String list(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String issuer,
            @RequestParam(defaultValue = "") String state,
            Paging paging,
            Model model) {
        LegalFilter filter = new LegalFilter(Text.sought(q), kind, issuer, state);
        model.addAttribute("filter", filter);
        PageOf<LegalDocument> rows = basis.page(actor, filter.q(), kind, issuer, state, paging);
        model.addAttribute("rows", rows);
        model.addAttribute(
                "tasks",
                directedTasks.of(
                        actor,
                        rows.items().stream().map(LegalDocument::documentId).toList()));
        return "campaigns/documents";
    }

    @GetMapping(LIST + "/new")
    @Requires(Permission.KEEP_LEGAL_DOCUMENT)
    String blank(Actor actor, @RequestParam(required = false) @Nullable Long unit, Model model) {
        return form(actor, 0, LegalDocumentForm.empty(unit), model);
    }

    @PostMapping(LIST + "/new")
    @Requires(Permission.KEEP_LEGAL_DOCUMENT)
    String record(Actor actor, @ModelAttribute("form") LegalDocumentForm form, Model model) {
        return forms.submit(
                model,
                "campaigns.document.kept",
                () -> LIST + "/" + keepLegalDocument.record(actor, form.read(illustrative)),
                () -> form(actor, 0, form, model));
    }

    @GetMapping(LIST + "/{document}")
    @Requires(Permission.VIEW_CAMPAIGNS)
    String show(Actor actor, @PathVariable long document, Model model) {
        return page(actor, document, "", "", "", model);
    }

    @GetMapping(LIST + "/{document}/file")
    @Requires(Permission.VIEW_CAMPAIGNS)
    ResponseEntity<Resource> file(Actor actor, @PathVariable long document) {
        LegalDocument found = Refused.found(basis.find(actor, document));
        return Downloads.attachment(
                Refused.found(blobs.open(Objects.requireNonNullElse(found.sha256(), ""))), found.fileName());
    }

    @GetMapping(LIST + "/{document}/change")
    @Requires(Permission.KEEP_LEGAL_DOCUMENT)
    String change(Actor actor, @PathVariable long document, Model model) {
        LegalDocument found = Refused.found(basis.find(actor, document)
                .filter(LegalDocument::mine)
                .filter(each -> LegalMove.ISSUE.opens(each.state())));
        return form(actor, document, LegalDocumentForm.of(found, basis.grounds(actor, document)), model);
    }

    @PostMapping(LIST + "/{document}/change")
    @Requires(Permission.KEEP_LEGAL_DOCUMENT)
    String save(Actor actor, @PathVariable long document, @ModelAttribute("form") LegalDocumentForm form, Model model) {
        return forms.submit(
                model,
                "campaigns.document.kept",
                LIST + "/" + document,
                () -> keepLegalDocument.change(
                        actor, document, form.version() == null ? 0 : form.version(), form.read(illustrative)),
                () -> form(actor, document, form, model));
    }

    @PostMapping(LIST + "/{document}/submit")
    @Requires(Permission.KEEP_LEGAL_DOCUMENT)
    String submit(
            Actor actor,
            @PathVariable long document,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "false") boolean back,
            Model model) {
        return moved(
                document,
                () -> keepLegalDocument.submit(actor, document, version, back),
                () -> page(actor, document, "", "", "", model),
                model);
    }

    @PostMapping(LIST + "/{document}/issue")
    @Requires(Permission.KEEP_LEGAL_DOCUMENT)
    String issue(
            Actor actor,
            @PathVariable long document,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String issuedOn,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model) {
        return moved(
                document,
                () -> keepLegalDocument.issue(
                        actor,
                        document,
                        version,
                        number,
                        Typed.day(issuedOn, "campaigns.document.issued_on"),
                        Upload.of(file)),
                () -> page(actor, document, number, issuedOn, "", model),
                model);
    }

    @PostMapping(LIST + "/{document}/repeal")
    @Requires(Permission.KEEP_LEGAL_DOCUMENT)
    String repeal(
            Actor actor,
            @PathVariable long document,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String reason,
            Model model) {
        return moved(
                document,
                () -> keepLegalDocument.repeal(actor, document, version, reason),
                () -> page(actor, document, "", "", reason, model),
                model);
    }

    private String moved(long document, Runnable act, Supplier<String> again, Model model) {
        return forms.submit(model, "campaigns.document.kept", LIST + "/" + document, act, again);
    }

    private String page(Actor actor, long document, String number, String issuedOn, String reason, Model model) {
        LegalDocument found = Refused.found(basis.find(actor, document));
        model.addAttribute("document", found);
        model.addAttribute("grounds", basis.grounds(actor, document));
        model.addAttribute("implementing", basis.implementing(actor, document));
        model.addAttribute("moves", found.mine() ? LegalMove.from(found.state()) : List.of());
        model.addAttribute("tasks", directedTasks.of(actor, List.of(document)).get(document));
        model.addAttribute("assign", directedTasks.assign(document));
        model.addAttribute("number", number);
        model.addAttribute("issuedOn", issuedOn);
        model.addAttribute("reason", reason);
        return "campaigns/document";
    }

    private String form(Actor actor, long document, LegalDocumentForm form, Model model) {
        List<UnitSummary> places = new ArrayList<>();
        for (String level : LEVELS) {
            if (level.equals("country") || level.equals("province") || places.size() <= 1) {
                places.addAll(units.ofLevel(actor, Permission.KEEP_LEGAL_DOCUMENT, level));
            }
        }
        Long asked = form.unit();
        if (asked != null && places.stream().noneMatch(each -> each.unitId() == asked)) {
            units.find(actor, Permission.KEEP_LEGAL_DOCUMENT, asked).ifPresent(places::add);
        }
        model.addAttribute("form", form);
        model.addAttribute("document", document);
        model.addAttribute("places", places);
        model.addAttribute("programmes", basis.programmes());
        model.addAttribute(
                "possible",
                basis.possibleGrounds(actor).stream()
                        .filter(each -> each.documentId() != document)
                        .toList());
        return "campaigns/document-form";
    }
}
