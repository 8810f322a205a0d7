package vn.kieumau.exchange.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
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
import vn.kieumau.exchange.Initiative;
import vn.kieumau.exchange.InitiativeDocument;
import vn.kieumau.exchange.Initiatives;
import vn.kieumau.exchange.KeepInitiativeDocument;
import vn.kieumau.exchange.PublishInitiative;
import vn.kieumau.exchange.ReportEffect;
import vn.kieumau.exchange.Spread;
import vn.kieumau.files.Blobs;
import vn.kieumau.files.Downloads;
import vn.kieumau.files.Upload;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.FormPage;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Typed;

/** One initiative: what it changed, its documents, who took it over, and whether it is published. */
@Controller
class InitiativeController {
    private static final String ONE = InitiativesController.LIST + "/{initiative}";

    private final Initiatives initiatives;
    private final PublishInitiative publishInitiative;
    private final ReportEffect reportEffect;
    private final KeepInitiativeDocument keepDocument;
    private final Blobs blobs;
    private final FormPage forms;

    InitiativeController(
            Initiatives initiatives,
            PublishInitiative publishInitiative,
            ReportEffect reportEffect,
            KeepInitiativeDocument keepDocument,
            Blobs blobs,
            FormPage forms) {
        this.initiatives = initiatives;
        this.publishInitiative = publishInitiative;
        this.reportEffect = reportEffect;
        this.keepDocument = keepDocument;
        this.blobs = blobs;
        this.forms = forms;
    }

    @GetMapping(ONE)
    @Requires(Permission.VIEW_EXCHANGE)
    String show(Actor actor, @PathVariable long initiative, Model model) {
        return page(actor, initiative, EffectForm.EMPTY, MoveForm.EMPTY, "", model);
    }

    @PostMapping(ONE + "/publish")
    @Requires(Permission.KEEP_INITIATIVE)
    String publish(
            Actor actor, @PathVariable long initiative, @RequestParam(defaultValue = "0") int version, Model model) {
        return moved(
                actor,
                initiative,
                "publish",
                MoveForm.EMPTY,
                () -> publishInitiative.publish(actor, initiative, version),
                model);
    }

    @PostMapping(ONE + "/take-back")
    @Requires(Permission.KEEP_INITIATIVE)
    String takeBack(
            Actor actor,
            @PathVariable long initiative,
            @RequestParam(defaultValue = "0") int version,
            @ModelAttribute("move") MoveForm move,
            Model model) {
        return moved(
                actor,
                initiative,
                "take_back",
                move,
                () -> publishInitiative.takeBack(actor, initiative, version, move.reason()),
                model);
    }

    @PostMapping(ONE + "/end")
    @Requires(Permission.KEEP_INITIATIVE)
    String end(
            Actor actor,
            @PathVariable long initiative,
            @RequestParam(defaultValue = "0") int version,
            @ModelAttribute("move") MoveForm move,
            Model model) {
        return moved(
                actor,
                initiative,
                "end",
                move,
                () -> publishInitiative.end(
                        actor,
                        initiative,
                        version,
                        Typed.day(move.endedOn(), "exchange.initiative.ended_on"),
                        move.reason()),
                model);
    }

    @PostMapping(ONE + "/resume")
    @Requires(Permission.KEEP_INITIATIVE)
    String resume(
            Actor actor,
            @PathVariable long initiative,
            @RequestParam(defaultValue = "0") int version,
            @ModelAttribute("move") MoveForm move,
            Model model) {
        return moved(
                actor,
                initiative,
                "resume",
                move,
                () -> publishInitiative.resume(actor, initiative, version, move.reason()),
                model);
    }

    @PostMapping(ONE + "/effects")
    @Requires(Permission.KEEP_INITIATIVE)
    String addEffect(
            Actor actor, @PathVariable long initiative, @ModelAttribute("effectForm") EffectForm form, Model model) {
        return forms.submit(
                model,
                "exchange.saved",
                InitiativesController.LIST + "/" + initiative,
                () -> reportEffect.add(actor, initiative, form.read()),
                () -> page(actor, initiative, form, MoveForm.EMPTY, "effect", model));
    }

    @PostMapping(ONE + "/effects/{effect}/drop")
    @Requires(Permission.KEEP_INITIATIVE)
    String dropEffect(Actor actor, @PathVariable long initiative, @PathVariable long effect, Model model) {
        return moved(actor, initiative, "", MoveForm.EMPTY, () -> reportEffect.drop(actor, initiative, effect), model);
    }

    @PostMapping(ONE + "/documents")
    @Requires(Permission.KEEP_INITIATIVE)
    String addDocument(
            Actor actor,
            @PathVariable long initiative,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model) {
        return moved(
                actor,
                initiative,
                "document",
                MoveForm.EMPTY,
                () -> keepDocument.add(actor, initiative, Upload.of(file)),
                model);
    }

    @GetMapping(ONE + "/documents/{document}")
    @Requires(Permission.VIEW_EXCHANGE)
    ResponseEntity<Resource> document(Actor actor, @PathVariable long initiative, @PathVariable long document) {
        Refused.found(initiatives.find(actor, initiative));
        InitiativeDocument kept = initiatives.documents(initiative).stream()
                .filter(each -> each.documentId() == document)
                .findFirst()
                .orElseThrow(Refused::notFound);
        return Downloads.attachment(Refused.found(blobs.open(kept.sha256())), kept.name());
    }

    @PostMapping(ONE + "/documents/{document}/drop")
    @Requires(Permission.KEEP_INITIATIVE)
    String dropDocument(Actor actor, @PathVariable long initiative, @PathVariable long document, Model model) {
        return moved(
                actor, initiative, "", MoveForm.EMPTY, () -> keepDocument.drop(actor, initiative, document), model);
    }

    /** @param open which form is shown open again where the act is refused */
    private String moved(Actor actor, long initiative, String open, MoveForm move, Runnable act, Model model) {
        return forms.submit(
                model,
                "exchange.saved",
                InitiativesController.LIST + "/" + initiative,
                act,
                () -> page(actor, initiative, EffectForm.EMPTY, move, open, model));
    }

    private String page(Actor actor, long id, EffectForm effect, MoveForm move, String open, Model model) {
        Initiative found = Refused.found(initiatives.find(actor, id));
        model.addAttribute("initiative", found);
        model.addAttribute("criteria", initiatives.criteria(id));
        model.addAttribute("effects", initiatives.effects(List.of(id)));
        model.addAttribute("documents", initiatives.documents(id));
        model.addAttribute("spread", Spread.of(initiatives.spread(actor, id), actor.today()));
        model.addAttribute("effectForm", effect);
        model.addAttribute("move", move);
        model.addAttribute("open", open);
        return "exchange/initiative";
    }
}
