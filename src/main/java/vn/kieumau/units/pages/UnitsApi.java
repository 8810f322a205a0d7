package vn.kieumau.units.pages;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.PageOf;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
import vn.kieumau.units.Lineage;
import vn.kieumau.units.UnitSearch;
import vn.kieumau.units.UnitSummary;
import vn.kieumau.units.Units;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Slice;

@RestController
class UnitsApi {
    private final Units units;

    UnitsApi(Units units) {
        this.units = units;
    }

    /** @param total how many there are in all, before and after this part of the list too */
    record FoundUnits(
            List<UnitSummary> items, long total, @Nullable String next) {}

    @GetMapping("/api/v1/units")
    @Requires(Permission.VIEW_UNITS)
    @Operation(
            summary =
                    "Units in force on a day (today without one); with words and no day, among all that ever were, the best found first")
    FoundUnits list(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(name = "as-of", required = false) @Nullable LocalDate asOf,
            @RequestParam(defaultValue = "") String level,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "0") long parent,
            Paging paging) {
        PageOf<UnitSummary> found =
                units.search(actor, new UnitSearch(Text.sought(q), level, type, parent, asOf), paging);
        Slice<UnitSummary> slice = Slice.of(found, UnitSummary::unitId);
        return new FoundUnits(slice.items(), found.total(), slice.next());
    }

    @GetMapping("/api/v1/units/at")
    @Requires(Permission.VIEW_UNITS)
    @Operation(summary = "The unit that had an official code on a day (today without one)")
    UnitSummary at(
            Actor actor,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(required = false) @Nullable LocalDate on) {
        return Refused.found(units.at(Text.required(code, "units.code", Text.LINE), on == null ? actor.today() : on));
    }

    @GetMapping("/api/v1/units/{id}")
    @Requires(Permission.VIEW_UNITS)
    @Operation(summary = "A unit as it was on a day; without one, as it is today or was last")
    UnitSummary show(
            Actor actor,
            @PathVariable long id,
            @RequestParam(name = "as-of", required = false) @Nullable LocalDate asOf) {
        Optional<UnitSummary> unit = asOf == null ? units.find(id) : units.find(id, asOf);
        return Refused.found(unit);
    }

    @GetMapping("/api/v1/units/{id}/lineage")
    @Requires(Permission.VIEW_UNITS)
    @Operation(summary = "Units that a unit came from and into which it went, each with its part and legal basis")
    Lineage lineage(Actor actor, @PathVariable long id) {
        Refused.found(units.find(id));
        return units.lineage(id);
    }
}
