package vn.kieumau.exchange.pages;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import vn.kieumau.exchange.Initiative;
import vn.kieumau.exchange.InitiativeDocument;
import vn.kieumau.exchange.InitiativeEffect;
import vn.kieumau.exchange.InitiativeFilter;
import vn.kieumau.exchange.Initiatives;
import vn.kieumau.exchange.KeepInitiative;
import vn.kieumau.exchange.KeepInitiativeDocument;
import vn.kieumau.exchange.NewEffect;
import vn.kieumau.exchange.NewInitiative;
import vn.kieumau.exchange.ProblemCriterion;
import vn.kieumau.exchange.PublishInitiative;
import vn.kieumau.exchange.ReportEffect;
import vn.kieumau.exchange.Spread;
import vn.kieumau.files.Blobs;
import vn.kieumau.files.Downloads;
import vn.kieumau.files.Upload;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.web.Created;
import vn.kieumau.web.IfMatch;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Slice;

@RestController
class InitiativesApi {
    private static final String LIST = "/api/v1/exchange/initiatives";
    private static final String ONE = LIST + "/{initiative}";

    private final Initiatives initiatives;
    private final KeepInitiative keepInitiative;
    private final PublishInitiative publishInitiative;
    private final ReportEffect reportEffect;
    private final KeepInitiativeDocument keepDocument;
    private final Blobs blobs;
    private final boolean illustrative;

    InitiativesApi(
            Initiatives initiatives,
            KeepInitiative keepInitiative,
            PublishInitiative publishInitiative,
            ReportEffect reportEffect,
            KeepInitiativeDocument keepDocument,
            Blobs blobs,
            @Value("${kieumau.demo:false}") boolean demonstration) {
        this.initiatives = initiatives;
        this.keepInitiative = keepInitiative;
        this.publishInitiative = publishInitiative;
        this.reportEffect = reportEffect;
        this.keepDocument = keepDocument;
        this.blobs = blobs;
        this.illustrative = demonstration;
    }

    /** @param spread the first of its kind and all that took it over, one from the other, the oldest first */
    record InitiativeInFull(
            Initiative initiative,
            List<ProblemCriterion> criteria,
            List<InitiativeEffect> effects,
            List<InitiativeDocument> documents,
            List<Spread.TakenOver> spread) {}

    record InitiativeMoveReason(String reason) {}

    /** @param endedOn the last day */
    record InitiativeEnd(LocalDate endedOn, String reason) {}

    @GetMapping(LIST)
    @Requires(Permission.VIEW_EXCHANGE)
    @Operation(
            summary =
                    "Initiatives of the country, and drafts of the own units; by kind, criterion (as CAP-KIEU-MAU:9), province (0: all) and whether they go on (show: kept, published, ended or draft)")
    Slice<Initiative> initiatives(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String criterion,
            @RequestParam(defaultValue = "0") long province,
            @RequestParam(defaultValue = "") String show,
            Paging paging) {
        return Slice.of(
                initiatives.page(actor, new InitiativeFilter(Text.sought(q), kind, criterion, province, show), paging),
                Initiative::initiativeId);
    }

    @PostMapping(LIST)
    @Requires(Permission.KEEP_INITIATIVE)
    @Operation(summary = "Record an initiative of an own unit, as a draft")
    ResponseEntity<Created> addInitiative(Actor actor, @RequestBody NewInitiative typed) {
        return Created.at(LIST, keepInitiative.add(actor, typed, illustrative));
    }

    @GetMapping(ONE)
    @Requires(Permission.VIEW_EXCHANGE)
    @Operation(summary = "An initiative with its effect, its documents, and who took over from whom")
    InitiativeInFull initiative(Actor actor, @PathVariable long initiative) {
        return new InitiativeInFull(
                Refused.found(initiatives.find(actor, initiative)),
                initiatives.criteria(initiative),
                initiatives.effects(List.of(initiative)),
                initiatives.documents(initiative),
                initiatives.spread(actor, initiative));
    }

    @PutMapping(ONE)
    @Requires(Permission.KEEP_INITIATIVE)
    @Operation(summary = "Change what an initiative is; its unit stays")
    InitiativeInFull changeInitiative(
            Actor actor, @PathVariable long initiative, @RequestBody NewInitiative typed, IfMatch seen) {
        InitiativeInFull before = initiative(actor, initiative);
        seen.required().check(() -> before);
        keepInitiative.change(actor, initiative, before.initiative().version(), typed);
        return initiative(actor, initiative);
    }

    @PostMapping(ONE + "/publish")
    @Requires(Permission.KEEP_INITIATIVE)
    @Operation(summary = "Publish an initiative for the country to read")
    InitiativeInFull publishInitiative(Actor actor, @PathVariable long initiative, IfMatch seen) {
        InitiativeInFull before = initiative(actor, initiative);
        seen.check(() -> before);
        publishInitiative.publish(actor, initiative, before.initiative().version());
        return initiative(actor, initiative);
    }

    @PostMapping(ONE + "/take-back")
    @Requires(Permission.KEEP_INITIATIVE)
    @Operation(summary = "Make a published initiative a draft again")
    InitiativeInFull takeBackInitiative(
            Actor actor, @PathVariable long initiative, @RequestBody InitiativeMoveReason typed, IfMatch seen) {
        InitiativeInFull before = initiative(actor, initiative);
        seen.check(() -> before);
        publishInitiative.takeBack(actor, initiative, before.initiative().version(), typed.reason());
        return initiative(actor, initiative);
    }

    @PostMapping(ONE + "/end")
    @Requires(Permission.KEEP_INITIATIVE)
    @Operation(summary = "Say that an initiative has ended; it stays readable")
    InitiativeInFull endInitiative(
            Actor actor, @PathVariable long initiative, @RequestBody InitiativeEnd typed, IfMatch seen) {
        InitiativeInFull before = initiative(actor, initiative);
        seen.check(() -> before);
        publishInitiative.end(actor, initiative, before.initiative().version(), typed.endedOn(), typed.reason());
        return initiative(actor, initiative);
    }

    @PostMapping(ONE + "/resume")
    @Requires(Permission.KEEP_INITIATIVE)
    @Operation(summary = "Say that an ended initiative goes on")
    InitiativeInFull resumeInitiative(
            Actor actor, @PathVariable long initiative, @RequestBody InitiativeMoveReason typed, IfMatch seen) {
        InitiativeInFull before = initiative(actor, initiative);
        seen.check(() -> before);
        publishInitiative.resume(actor, initiative, before.initiative().version(), typed.reason());
        return initiative(actor, initiative);
    }

    @PostMapping(ONE + "/effects")
    @Requires(Permission.KEEP_INITIATIVE)
    @Operation(summary = "Report what an initiative changed, in figures")
    InitiativeInFull addInitiativeEffect(Actor actor, @PathVariable long initiative, @RequestBody NewEffect typed) {
        reportEffect.add(actor, initiative, typed);
        return initiative(actor, initiative);
    }

    @PostMapping(ONE + "/effects/{effect}/drop")
    @Requires(Permission.KEEP_INITIATIVE)
    @Operation(summary = "Take back what was reported of an effect; the trail keeps it")
    InitiativeInFull dropInitiativeEffect(Actor actor, @PathVariable long initiative, @PathVariable long effect) {
        reportEffect.drop(actor, initiative, effect);
        return initiative(actor, initiative);
    }

    @PostMapping(value = ONE + "/documents", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Requires(Permission.KEEP_INITIATIVE)
    @Operation(summary = "Put a document to an initiative; it is screened, and pictures are not taken")
    InitiativeInFull addInitiativeDocument(
            Actor actor, @PathVariable long initiative, @RequestParam(required = false) @Nullable MultipartFile file) {
        keepDocument.add(actor, initiative, Upload.of(file));
        return initiative(actor, initiative);
    }

    @GetMapping(value = ONE + "/documents/{document}", produces = MediaType.ALL_VALUE)
    @Requires(Permission.VIEW_EXCHANGE)
    @Operation(summary = "The bytes of a document of an initiative")
    ResponseEntity<Resource> initiativeDocument(
            Actor actor, @PathVariable long initiative, @PathVariable long document) {
        Refused.found(initiatives.find(actor, initiative));
        InitiativeDocument kept = initiatives.documents(initiative).stream()
                .filter(each -> each.documentId() == document)
                .findFirst()
                .orElseThrow(Refused::notFound);
        return Downloads.attachment(Refused.found(blobs.open(kept.sha256())), kept.name());
    }

    @PostMapping(ONE + "/documents/{document}/drop")
    @Requires(Permission.KEEP_INITIATIVE)
    @Operation(summary = "Take a document away from an initiative; the trail keeps that it was there")
    InitiativeInFull dropInitiativeDocument(Actor actor, @PathVariable long initiative, @PathVariable long document) {
        keepDocument.drop(actor, initiative, document);
        return initiative(actor, initiative);
    }
}
