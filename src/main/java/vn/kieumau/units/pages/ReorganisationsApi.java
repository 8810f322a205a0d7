package vn.kieumau.units.pages;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.units.ApplyReorganisation;
import vn.kieumau.units.Change;
import vn.kieumau.units.ConfirmReorganisation;
import vn.kieumau.units.DraftReorganisation;
import vn.kieumau.units.LineProblem;
import vn.kieumau.units.RehearseReorganisation;
import vn.kieumau.units.Reorganisation;
import vn.kieumau.units.ReorganisationState;
import vn.kieumau.units.Reorganisations;
import vn.kieumau.units.TouchedKind;
import vn.kieumau.units.TouchedLine;
import vn.kieumau.web.Created;
import vn.kieumau.web.IfMatch;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Slice;

@RestController
class ReorganisationsApi {
    private final Reorganisations reorganisations;
    private final DraftReorganisation draftReorganisation;
    private final RehearseReorganisation rehearseReorganisation;
    private final ConfirmReorganisation confirmReorganisation;
    private final ApplyReorganisation applyReorganisation;

    ReorganisationsApi(
            Reorganisations reorganisations,
            DraftReorganisation draftReorganisation,
            RehearseReorganisation rehearseReorganisation,
            ConfirmReorganisation confirmReorganisation,
            ApplyReorganisation applyReorganisation) {
        this.reorganisations = reorganisations;
        this.draftReorganisation = draftReorganisation;
        this.rehearseReorganisation = rehearseReorganisation;
        this.confirmReorganisation = confirmReorganisation;
        this.applyReorganisation = applyReorganisation;
    }

    /**
     * One line; what is not said is left out.
     *
     * @param part same, end, whole, part, remainder, people or area
     */
    record ChangeToMake(
            String fromCode,
            String part,
            @Nullable String toCode,
            @Nullable String toName,
            @Nullable String toType,
            @Nullable String toParentCode,
            String legalBasis) {
        Change numbered(int line) {
            return new Change(line, fromCode, part, or(toCode), or(toName), or(toType), or(toParentCode), legalBasis);
        }

        private static String or(@Nullable String text) {
            return text == null ? "" : text.strip();
        }
    }

    /** @param day first day on which the new units exist */
    record NewReorganisation(String title, LocalDate day, boolean illustrative, List<ChangeToMake> lines) {}

    record ChangesToMake(List<ChangeToMake> lines) {}

    record ReasonGiven(String reason) {}

    /**
     * @param problems what is still wrong with a draft
     * @param touched what a rehearsal found, by kind and rule
     */
    record ShownReorganisation(Reorganisation reorganisation, List<LineProblem> problems, List<TouchedKind> touched) {}

    @GetMapping("/api/v1/units/reorganisations")
    @Requires(Permission.VIEW_REORGANISATIONS)
    @Operation(summary = "Reorganisations of units, planned and applied")
    Slice<Reorganisation> reorganisations(Actor actor, Paging paging) {
        return Slice.of(reorganisations.page(paging), Reorganisation::reorganisationId);
    }

    @PostMapping("/api/v1/units/reorganisations")
    @Requires(Permission.DRAFT_REORGANISATION)
    @Operation(summary = "Draft a reorganisation")
    ResponseEntity<Created> draft(Actor actor, @RequestBody NewReorganisation drafted) {
        return Created.at(
                "/api/v1/units/reorganisations",
                draftReorganisation.draft(
                        actor, drafted.title(), drafted.day(), drafted.illustrative(), numbered(drafted.lines())));
    }

    @GetMapping("/api/v1/units/reorganisations/{id}")
    @Requires(Permission.VIEW_REORGANISATIONS)
    @Operation(summary = "A reorganisation, what is wrong with it and what its rehearsal found")
    ShownReorganisation reorganisation(Actor actor, @PathVariable long id) {
        Reorganisation shown = Refused.found(reorganisations.find(id));
        return new ShownReorganisation(
                shown,
                shown.state() == ReorganisationState.DRAFT ? draftReorganisation.problems(shown) : List.of(),
                reorganisations.kinds(id));
    }

    @GetMapping("/api/v1/units/reorganisations/{id}/touched")
    @Requires(Permission.VIEW_REORGANISATIONS)
    @Operation(summary = "Each thing that the rehearsal of a reorganisation found")
    Slice<TouchedLine> touched(
            Actor actor,
            @PathVariable long id,
            @Parameter(description = "One kind of thing; empty: all") @RequestParam(defaultValue = "") String kind,
            Paging paging) {
        Refused.found(reorganisations.find(id));
        return Slice.of(reorganisations.touched(id, kind, paging), TouchedLine::touchedId);
    }

    @PutMapping("/api/v1/units/reorganisations/{id}/lines")
    @Requires(Permission.DRAFT_REORGANISATION)
    @Operation(summary = "Replace the lines of a draft")
    ShownReorganisation redraft(Actor actor, @PathVariable long id, @RequestBody ChangesToMake drafted, IfMatch seen) {
        int version = seen(actor, id, seen.required());
        draftReorganisation.redraft(actor, id, version, numbered(drafted.lines()));
        return reorganisation(actor, id);
    }

    @PostMapping("/api/v1/units/reorganisations/{id}/rehearse")
    @Requires(Permission.REHEARSE_REORGANISATION)
    @Operation(summary = "Rehearse: find all that stands at the units, and what becomes of it")
    ShownReorganisation rehearse(Actor actor, @PathVariable long id, IfMatch seen) {
        rehearseReorganisation.rehearse(actor, id, seen(actor, id, seen));
        return reorganisation(actor, id);
    }

    @PostMapping("/api/v1/units/reorganisations/{id}/confirm")
    @Requires(Permission.CONFIRM_REORGANISATION)
    @Operation(summary = "Confirm what another person rehearsed")
    ShownReorganisation confirm(Actor actor, @PathVariable long id, IfMatch seen) {
        confirmReorganisation.confirm(actor, id, seen(actor, id, seen));
        return reorganisation(actor, id);
    }

    @PostMapping("/api/v1/units/reorganisations/{id}/apply")
    @Requires(Permission.APPLY_REORGANISATION)
    @Operation(summary = "Apply what was confirmed")
    ShownReorganisation apply(Actor actor, @PathVariable long id, IfMatch seen) {
        applyReorganisation.apply(actor, id, seen(actor, id, seen));
        return reorganisation(actor, id);
    }

    @PostMapping("/api/v1/units/reorganisations/{id}/undo")
    @Requires(Permission.UNDO_REORGANISATION)
    @Operation(summary = "Undo what was applied, while nothing was built on it")
    ShownReorganisation undo(Actor actor, @PathVariable long id, @RequestBody ReasonGiven why, IfMatch seen) {
        applyReorganisation.undo(actor, id, seen(actor, id, seen), why.reason());
        return reorganisation(actor, id);
    }

    @PostMapping("/api/v1/units/reorganisations/{id}/cancel")
    @Requires(Permission.CANCEL_REORGANISATION)
    @Operation(summary = "Give up a planned reorganisation")
    ShownReorganisation cancel(Actor actor, @PathVariable long id, @RequestBody ReasonGiven why, IfMatch seen) {
        confirmReorganisation.cancel(actor, id, seen(actor, id, seen), why.reason());
        return reorganisation(actor, id);
    }

    /** The version to act on: as seen where the program says what it has seen, else as it is. */
    private int seen(Actor actor, long id, IfMatch seen) {
        ShownReorganisation now = reorganisation(actor, id);
        seen.check(() -> now);
        return now.reorganisation().version();
    }

    private static List<Change> numbered(List<ChangeToMake> lines) {
        return java.util.stream.IntStream.range(0, lines.size())
                .mapToObj(at -> lines.get(at).numbered(at + 2))
                .toList();
    }
}
