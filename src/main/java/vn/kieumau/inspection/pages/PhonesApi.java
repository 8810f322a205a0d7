package vn.kieumau.inspection.pages;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.files.Downloads;
import vn.kieumau.inspection.Checklists;
import vn.kieumau.inspection.DelegationHead;
import vn.kieumau.inspection.Delegations;
import vn.kieumau.inspection.offline.Packages;
import vn.kieumau.inspection.offline.Phone;
import vn.kieumau.inspection.offline.Phones;
import vn.kieumau.inspection.offline.Photographs;
import vn.kieumau.inspection.offline.ReceiveEntries;
import vn.kieumau.inspection.offline.SentEntry;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.web.OpenToAll;
import vn.kieumau.web.Requires;
import vn.kieumau.web.View;

/** What a phone asks for before it leaves and tells when it is back. */
@RestController
class PhonesApi {
    private final Delegations delegations;
    private final Checklists checklists;
    private final Packages packages;
    private final Phones phones;
    private final ReceiveEntries receiveEntries;
    private final Photographs photographs;

    PhonesApi(
            Delegations delegations,
            Checklists checklists,
            Packages packages,
            Phones phones,
            ReceiveEntries receiveEntries,
            Photographs photographs) {
        this.delegations = delegations;
        this.checklists = checklists;
        this.packages = packages;
        this.phones = phones;
        this.receiveEntries = receiveEntries;
        this.photographs = photographs;
    }

    /** What a ward said, and its proofs, for whoever visits it. */
    record VisitProofs(List<Packages.WardWords> words, List<Packages.CarriedProof> proofs) {}

    record SentEntries(@Nullable List<SentEntry> entries) {}

    /**
     * What became of an entry.
     *
     * @param sha256 of what arrived; null where it was not taken
     * @param late whether it came after the work at the wards had ended: it is kept, and counts no more
     * @param code why it was not taken, for programs; null where it was
     * @param detail the same for people
     */
    record ArrivedEntry(
            String key,
            @Nullable String sha256,
            @Nullable OffsetDateTime arrivedAt,
            boolean late,
            @Nullable String code,
            @Nullable String detail) {}

    record ArrivedEntries(List<ArrivedEntry> entries) {}

    record PhonesTaken(List<Phone> phones) {}

    @GetMapping("/api/v1/inspection/{id}/visits/{visit}/proofs")
    @Requires(Permission.VIEW_INSPECTION)
    @Operation(summary = "What the ward of a visit said at each criterion, and its proofs, as far as they are in reach")
    VisitProofs proofs(Actor actor, @PathVariable long id, @PathVariable long visit) {
        open(actor, id, visit);
        return new VisitProofs(packages.words(actor, visit), packages.proofs(actor, visit));
    }

    @GetMapping(
            value = "/api/v1/inspection/{id}/visits/{visit}/photographs/{photograph}",
            produces = MediaType.ALL_VALUE)
    @Requires(Permission.VIEW_INSPECTION)
    @Operation(summary = "The bytes of a photograph that a delegation took")
    ResponseEntity<Resource> photograph(
            Actor actor, @PathVariable long id, @PathVariable long visit, @PathVariable long photograph) {
        return Downloads.attachment(photographs.open(open(actor, id, visit), visit, photograph), PhonesController.NAME);
    }

    private DelegationHead open(Actor actor, long id, long visit) {
        DelegationHead head = Refused.found(delegations.find(actor, id).filter(each -> checklists.open(actor, each)));
        delegations.visit(actor, head, visit);
        return head;
    }

    @GetMapping("/api/v1/inspection/{id}/phones")
    @Requires(Permission.VIEW_INSPECTION)
    @Operation(summary = "Phones that members took along: the own ones, for the head and the sending office all")
    PhonesTaken phones(Actor actor, @PathVariable long id) {
        return new PhonesTaken(phones.of(actor, Refused.found(delegations.find(actor, id))));
    }

    @PostMapping("/api/v1/inspection/{id}/phones/{phone}/lost")
    @Requires(Permission.SEND_FROM_PHONE)
    @Operation(summary = "Report a phone lost: it sends nothing more and wipes itself when it next asks")
    PhonesTaken losePhone(Actor actor, @PathVariable long id, @PathVariable String phone) {
        phones.lose(actor, id, phone);
        return phones(actor, id);
    }

    @GetMapping("/api/v1/inspection/phones/{phone}")
    @OpenToAll(
            because =
                    "a phone that was reported lost has no token left to ask whether to wipe itself; its key is secret enough")
    @Operation(summary = "How a phone stands: taken, ended, or lost")
    Phones.PhoneStanding standing(@PathVariable String phone) {
        return phones.standing(phone);
    }

    @PostMapping("/api/v1/inspection/phones/{phone}/entries")
    @Requires(Permission.SEND_FROM_PHONE)
    @Operation(
            summary =
                    "Send what was written on a phone, also on that of another of the same delegation; sent again, it is acknowledged again")
    ArrivedEntries receiveEntries(
            Actor actor,
            @PathVariable String phone,
            @RequestBody SentEntries sent,
            @Parameter(hidden = true) @ModelAttribute("view") View view) {
        return new ArrivedEntries(
                receiveEntries.receive(actor, phone, sent.entries() == null ? List.of() : sent.entries()).stream()
                        .map(each -> told(each, view))
                        .toList());
    }

    private static ArrivedEntry told(ReceiveEntries.Arrival arrival, View view) {
        Refused refused = arrival.refused();
        return new ArrivedEntry(
                arrival.key(),
                arrival.sha256(),
                arrival.arrivedAt(),
                arrival.late(),
                refused == null ? null : refused.refusal().code(),
                refused == null ? null : view.messages().text(view.locale(), refused));
    }

    @GetMapping("/api/v1/inspection/phones/{phone}/photographs/{photograph}")
    @Requires(Permission.SEND_FROM_PHONE)
    @Operation(summary = "How much of a photograph has come, by the key that the phone gave it")
    Photographs.ReceivedPhotograph received(Actor actor, @PathVariable String phone, @PathVariable String photograph) {
        return photographs.received(actor, phone, photograph);
    }

    @PostMapping(
            value = "/api/v1/inspection/phones/{phone}/photographs/{photograph}/parts",
            consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Requires(Permission.SEND_FROM_PHONE)
    @Operation(summary = "Send the next part of an announced photograph; the answer says where to go on")
    Photographs.ReceivedPhotograph receivePart(
            Actor actor,
            @PathVariable String phone,
            @PathVariable String photograph,
            @RequestParam int from,
            @RequestBody byte[] part) {
        return photographs.receive(actor, phone, photograph, from, part);
    }
}
