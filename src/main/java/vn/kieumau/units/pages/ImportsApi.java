package vn.kieumau.units.pages;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.kernel.Actor;
import vn.kieumau.kernel.Paging;
import vn.kieumau.kernel.Permission;
import vn.kieumau.kernel.Refused;
import vn.kieumau.units.ImportStep;
import vn.kieumau.units.ImportUnits;
import vn.kieumau.units.Imports;
import vn.kieumau.units.LineProblem;
import vn.kieumau.units.TreeTable;
import vn.kieumau.units.UnitImport;
import vn.kieumau.web.Created;
import vn.kieumau.web.IfMatch;
import vn.kieumau.web.Requires;
import vn.kieumau.web.Slice;

@RestController
class ImportsApi {
    private final Imports imports;
    private final ImportUnits importUnits;

    ImportsApi(Imports imports, ImportUnits importUnits) {
        this.imports = imports;
        this.importUnits = importUnits;
    }

    /**
     * @param step what is being done with it now, if anything
     * @param problems what is wrong with its lines, the first 250
     */
    record ShownImport(UnitImport brought, @Nullable ImportStep step, List<LineProblem> problems) {}

    @GetMapping("/api/v1/units/imports")
    @Requires(Permission.VIEW_REORGANISATIONS)
    @Operation(summary = "Files of units and successions that were brought")
    Slice<UnitImport> imports(Actor actor, Paging paging) {
        return Slice.of(imports.page(paging), UnitImport::importId);
    }

    @PostMapping(
            value = "/api/v1/units/imports",
            consumes = {"text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"})
    @Requires(Permission.IMPORT_UNITS)
    @Operation(summary = "Bring a file of units or successions, CSV or XLSX: it is checked, nothing is changed")
    ResponseEntity<Created> bring(
            Actor actor,
            @RequestParam(defaultValue = "units") String table,
            @RequestParam String name,
            @RequestBody byte[] content) {
        return Created.at(
                "/api/v1/units/imports",
                importUnits.bring(actor, Refused.found(TreeTable.named(table)), name, content));
    }

    @GetMapping("/api/v1/units/imports/{id}")
    @Requires(Permission.VIEW_REORGANISATIONS)
    @Operation(summary = "How far a file has come, and what is wrong with it")
    ShownImport broughtFile(Actor actor, @PathVariable long id) {
        UnitImport brought = Refused.found(imports.find(id));
        return new ShownImport(brought, imports.step(id).orElse(null), imports.problems(id, new Paging(1, 250)));
    }

    @PostMapping("/api/v1/units/imports/{id}/load")
    @Requires(Permission.LOAD_UNITS)
    @Operation(summary = "Load what another person brought and the check found sound, whole")
    ShownImport load(Actor actor, @PathVariable long id, IfMatch seen) {
        seen.check(() -> broughtFile(actor, id));
        importUnits.load(actor, id, broughtFile(actor, id).brought().version());
        return broughtFile(actor, id);
    }
}
