package vn.kieumau.units.pages;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;
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

    /** A unit and those right below it. */
    record Unit(UnitSummary unit, List<UnitSummary> children) {}

    @GetMapping("/api/v1/units")
    @Requires(Permission.VIEW_UNITS)
    @Operation(summary = "Units in reach whose name, path or code has the words")
    Slice<UnitSummary> list(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String level,
            Paging paging) {
        return Slice.of(units.search(actor, Text.of(q, "web.search", Text.LINE), level, paging), UnitSummary::unitId);
    }

    @GetMapping("/api/v1/units/{id}")
    @Requires(Permission.VIEW_UNITS)
    @Operation(summary = "A unit and those right below it")
    Unit show(Actor actor, @PathVariable long id) {
        return new Unit(Refused.found(units.find(actor, Permission.VIEW_UNITS, id)), units.children(id));
    }
}
